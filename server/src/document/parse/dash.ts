/**
 * Offset of the dash before an item of a list in block style; a tag, an anchor, comments and line ends may stand between them.
 *
 * @param start - of the item
 * @param from - end of the item before, or start of the list
 */
export function dashBefore(start: number, from: number, text: string): number | undefined {
  const at = text.slice(from, start).search(DASH);
  return at < 0 ? undefined : from + at;
}

const DASH = /-(?:\s|[&!]\S*\s|#[^\n]*\n)*$/;
