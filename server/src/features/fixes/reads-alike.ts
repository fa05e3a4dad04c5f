import type { Block } from "../../document/block.ts";

/** Do blocks say what others say, and is the same wrong with them, wherever in them it stands? */
export function readAlike(blocks: readonly Block[], others: readonly Block[]): boolean {
  return blocks.length === others.length && blocks.every((block, at) => reading(block) === reading(others[at]));
}

function reading(block: Block | undefined): string {
  if (block === undefined) return "";
  const { tree, problems } = block.parsed;
  const all = { kind: block.kind, tree, problems: problems.map(({ message }) => message) };
  return JSON.stringify(all, (key, value: unknown) => (PLACES.has(key) ? undefined : value));
}

/** What of a tree says where it stands (`Span`, and a scalar's own). */
const PLACES: ReadonlySet<string> = new Set(["block", "start", "end", "at"]);
