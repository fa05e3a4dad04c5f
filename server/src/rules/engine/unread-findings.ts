import type { Block } from "../../document/block.ts";
import { listsOf } from "../../document/chunk.ts";
import {
  isTooMany,
  MOST_CHARACTERS,
  MOST_IN_KEYS,
  MOST_ITEMS,
  MOST_KEYS,
  type TooMany,
} from "../../document/cut/too-many.ts";
import type { Document } from "../../document/document.ts";
import { lineBreakOf, lineStart } from "../../document/edit/edits.ts";
import type { Finding } from "../../document/finding.ts";
import { memoryKey } from "../../document/memory.ts";
import { NO_KEY } from "../../document/parse/strays.ts";
import type { Tree } from "../../document/parse/tree.ts";
import { MOST_UNCUT, unreadApis } from "../../document/read/listed-apis.ts";

/** What nothing is read of: a root that is no map, and what is more than a file may have. */
export function* unreadFindings({ chunks }: Document): Iterable<Finding> {
  yield* listsOf(chunks, ROOTS, rootFindings).flat();
  yield* listsOf(chunks, UNREAD, tooManyUncut).flat();
}

function rootFindings(block: Block): readonly Finding[] {
  if (block.kind === "item") return NONE;
  if (isTooMany(block.kind)) {
    return [{ rule: "syntax", severity: "error", message: UNREAD_FILE[block.kind], at: { block, start: 0, end: 1 } }];
  }
  const { tree, problems } = block.parsed;
  if (tree === undefined || tree.kind === "map" || problems.length > 0) return NONE;
  if (tree.kind === "scalar" && tree.source.trim() === "" && tree.style === "plain") return NONE;
  if (tree.kind === "list" && !tree.flow) return [listWithoutKey(block, tree)];
  return [{ rule: "syntax", severity: "error", message: NO_KEY, at: tree }];
}

function listWithoutKey(block: Block, { start }: Tree): Finding {
  const line = lineStart(block.text, start);
  const edit = { at: { block, start: line, end: line }, text: `apis:${lineBreakOf(block.text)}` };
  return {
    rule: "syntax",
    severity: "error",
    message: "This list stands under no key, so nothing of it is read. Write the key above it: `apis:`.",
    at: { block, start, end: start + 1 },
    fixes: [{ title: "Write `apis:` above it", edits: [edit], safe: false }],
  };
}

function tooManyUncut(block: Block): readonly Finding[] {
  const [first, ...others] = unreadApis(block);
  if (!first) return NONE;
  const message =
    `This list can't be read API by API, since the file is indented or the list has an anchor or a tag. It is read up to ${MOST_UNCUT} APIs and ` +
    `has ${MOST_UNCUT + 1 + others.length}, so nothing of the file is synced. Put \`apis\` at the left edge with just the list behind it: such a list may have ${MOST_ITEMS}.`;
  return [{ rule: "syntax", severity: "error", message, at: first }];
}

const UNREAD_FILE: Record<TooMany, string> = {
  "too-many-keys":
    `More than ${MOST_KEYS} keys stand at the left edge of this file, so nothing of it is read. ` +
    "The format has a few keys there, such as `apis:` and `tenants:`.",
  "too-many-items":
    `The lists of this file have more than ${MOST_ITEMS} items, so nothing of it is read. ` +
    "Split it into several files, or take out what was pasted.",
  "too-many-characters":
    `This file has more than ${MOST_CHARACTERS / 1_000_000} million characters, so nothing of it is read. ` +
    "Split it into several files, or take out what was pasted.",
  "too-many-in-keys":
    `More than ${MOST_IN_KEYS / 1_000_000} million characters stand below this file's keys, its APIs aside, so nothing of it is read. ` +
    "Take out what was pasted.",
};

const NONE: readonly never[] = [];
const ROOTS = memoryKey<readonly Finding[]>();
const UNREAD = memoryKey<readonly Finding[]>();
