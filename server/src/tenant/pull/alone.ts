import type { ApiEntry } from "../../document/read/api.ts";
import type { Block } from "../../document/block.ts";
import { listsOf } from "../../document/chunk.ts";
import type { Document } from "../../document/document.ts";
import { memoryKey } from "../../document/memory.ts";

/**
 * Does an edit of this API's values stay with it? Its block holds no placeholder, whose variable others may share, and no anchor
 * that may be meant by an alias of another block.
 *
 * @param reaching - as `namesReachingOut` gives it
 */
export function standsAlone({ block }: ApiEntry, reaching: ReadonlySet<string>): boolean {
  if (block.kind !== "item") return false;
  const { anchors, variables } = block.parsed;
  return variables.length === 0 && anchors.every(({ anchor = "" }) => !reaching.has(anchor));
}

/** Names that may mean an anchor of another block than that of their alias: rather one too many than one too few. */
export function namesReachingOut({ chunks }: Document): ReadonlySet<string> {
  return new Set(listsOf(chunks, REACHING, reachingOut).flat());
}

function reachingOut(block: Block): readonly string[] {
  if (!block.text.includes("*")) return [];
  const own = block.text.includes("&") ? block.parsed.anchors : [];
  return [...block.text.matchAll(/\*([^\s,[\]{}]+)/g)].flatMap(({ index, 1: name = "" }) =>
    own.some(({ anchor, start }) => anchor === name && start <= index) ? [] : [name],
  );
}

const REACHING = memoryKey<readonly string[]>();
