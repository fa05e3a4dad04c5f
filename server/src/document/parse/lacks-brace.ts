import type { Block } from "../block.ts";
import type { FlowState } from "../cut/cut-state.ts";
import type { ParsedBlock } from "./parse.ts";
import type { Tree, TreeEntry } from "./tree.ts";

/**
 * An item of a list of APIs in brackets that is one key with its value, as where an API's `{` is missing: each key of that becomes an item
 * for YAML. An identifier alone is an API, and a merge key may bring one. What else is wrong with such an item comes of it.
 */
export function withLackingBrace(parsed: ParsedBlock, before: FlowState): ParsedBlock {
  const key = before.endsWith("[") ? loneEntry(parsed.tree)?.key : undefined;
  if (key === undefined || key.source === "identifier") return parsed;
  const { start, end } = key;
  const cure = { title: "Put a brace before it", at: [start, start] as const, text: "{ " };
  return { ...parsed, problems: [{ code: "lacks-brace", message: LACKS_BRACE, start, end, cure }] };
}

/**
 * Does such an item go on with one above, where it is told? Between the two the identifier may stand.
 *
 * @param before - the block right above it, and the one above that
 */
export function goesOnLacking(...before: readonly (Block | undefined)[]): boolean {
  const found = before.findIndex((block) => block && lacksBrace(block));
  return found >= 0 && before.slice(0, found).every((block) => block && loneEntry(block.parsed.tree));
}

function lacksBrace({ parsed: { problems } }: Block): boolean {
  return problems[0]?.code === "lacks-brace";
}

/** The entry of an item that is one key with its value. */
export function loneEntry(tree: Tree | undefined): TreeEntry | undefined {
  const [item] = tree?.kind === "list" ? tree.items : [];
  const [entry] = item?.kind === "map" && item.flow ? item.entries : [];
  // A key that is a map itself lacks a comma.
  const isName = typeof entry?.key.value === "string";
  return entry && isName && !entry.merge && entry.key.start === item?.start ? entry : undefined;
}

export const LACKS_BRACE =
  "An API stands in braces, and none opens before this key. Put a `{` there, or before the first of the API's keys above.";
