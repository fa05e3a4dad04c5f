import type { Tree } from "../../document/parse/tree.ts";

/**
 * Offset of the dash before an item of a list in block style; a tag, an anchor, comments and line ends may stand between them.
 *
 * @param from - end of the item before, or start of the list
 */
export function dashBefore(item: Tree, from: number, text: string): number | undefined {
  const at = text.slice(from, item.start).search(DASH);
  return at < 0 ? undefined : from + at;
}

const DASH = /-(?:\s|[&!]\S*\s|#[^\n]*\n)*$/;
