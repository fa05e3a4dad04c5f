import type { Block } from "../../document/block.ts";
import type { Finding } from "../../document/finding.ts";
import { memoryKey } from "../../document/memory.ts";
import type { Tree, TreeScalar } from "../../document/parse/tree.ts";
import { MOST_ITEMS } from "../../document/cut/too-many.ts";
import { shown } from "../../schema/words.ts";

/** A comment that silences rules, or was meant to. Offsets in the block's text. */
export interface SilencingComment {
  readonly at: number;
  readonly directive: string;
  readonly ids: readonly { readonly id: string; readonly start: number }[];
  /** Number, in the block, of the line that it is about; `undefined`: of all lines. */
  readonly line: number | undefined;
}

/** The comments of a block that begin as one that silences rules; those behind the first MOST_WORDS words of such comments are left out. */
export function silencingComments(block: Block): readonly SilencingComment[] {
  return block.text.includes("auth-apis-") ? block.remember(COMMENTS, read) : NONE;
}

function read(block: Block): readonly SilencingComment[] {
  const { text } = block;
  const comments: SilencingComment[] = [];
  const lineBelow = linesBelow(block);
  const scalars = scalarsIn(block.parsed.tree).values();
  let scalar = scalars.next().value;
  let words = 0;
  for (const match of text.matchAll(COMMENT)) {
    while (scalar && scalar.end <= match.index) scalar = scalars.next().value;
    if (isInScalar(match.index, scalar, text)) continue;
    const [{ length }, hash = "", directive = "", list = ""] = match;
    const at = match.index + hash.length;
    const ids = idsIn(list, match.index + length - list.length, MOST_WORDS - words);
    words += 1 + ids.length;
    const own = block.lineAt(at);
    const line = directive === WHOLE_FILE ? undefined : directive === SAME_LINE ? own : lineBelow(own);
    comments.push({ at, directive, ids, line });
    if (words > MOST_WORDS) break;
  }
  return comments;
}

/** The ids that a comment lists up to its reason, no more than so many of them. */
function idsIn(list: string, start: number, most: number): SilencingComment["ids"] {
  const why = list.search(/(?:^|\s)--/);
  const ids: { id: string; start: number }[] = [];
  for (const { 0: id, index } of (why < 0 ? list : list.slice(0, why)).matchAll(/[^\s,]+/g)) {
    if (ids.length === most) break;
    ids.push({ id, start: start + index });
  }
  return ids;
}

/** Finds the first line below one of a block that is no comment. As long as it is asked from above to below, it looks at each line once. */
function linesBelow({ lines, text }: Block): (line: number) => number {
  const isComment = (line: number): boolean => /^[ \t]*#/.test(text.slice(lines[line] ?? text.length, lines[line + 1]));
  let below = 0;
  return (line) => {
    if (below > line) return below;
    below = line + 1;
    while (isComment(below)) below++;
    return below;
  };
}

function scalarsIn(tree: Tree | undefined): readonly TreeScalar[] {
  if (tree?.kind === "map") return tree.entries.flatMap(({ value }) => scalarsIn(value));
  if (tree?.kind === "list") return tree.items.flatMap(scalarsIn);
  return tree?.kind === "scalar" ? [tree] : NONE;
}

/** Does a value's own text stand there? Behind the `|` or `>` that opens one, a comment is one still. */
export function isInScalar(at: number, tree: Tree | undefined, text: string): boolean {
  if (tree === undefined || at < tree.start || at >= tree.end) return false;
  if (tree.kind === "map") return tree.entries.some(({ value }) => isInScalar(at, value, text));
  if (tree.kind === "list") return tree.items.some((item) => isInScalar(at, item, text));
  return tree.kind === "scalar" && (tree.style !== "block" || text.slice(tree.start, at).includes("\n"));
}

/**
 * What is to be said of a comment that silences nothing; `undefined` for one that does.
 *
 * @param isAbove - it stands above the first key of the file
 */
export function vainComment(comment: SilencingComment, block: Block, isAbove: boolean): Finding | undefined {
  const { at, directive, ids } = comment;
  const here = { block, start: at, end: at + directive.length };
  const say = (message: string, fixes: Finding["fixes"] = []): Finding => ({
    rule: "vain-comment",
    severity: "warning",
    message,
    at: here,
    fixes,
  });
  if (!DIRECTIVES.has(directive)) {
    return say(
      `${shown(directive)} is not known, so this silences nothing. Write auth-apis-disable-next-line above a line, auth-apis-disable-line behind it, or auth-apis-disable above the first key of the file.`,
    );
  }
  if (ids.length === 0)
    return say(`${directive} names no rule, so this silences nothing. Write the rule's id behind it.`);
  if (directive !== WHOLE_FILE || isAbove) return undefined;
  const below = {
    title: "Silence the next line",
    edits: [{ at: here, text: NEXT_LINE }],
    safe: false,
  };
  return say(
    "auth-apis-disable counts only above the first key of the file, so this silences nothing. Move it there, or write auth-apis-disable-next-line.",
    [below],
  );
}

/** What is to be said of the comment at which a file has so many of them that no more are read. */
export function beyondMost({ at, directive }: SilencingComment, block: Block): Finding {
  const message =
    `This file's comments that silence rules have more than ${MOST_WORDS} words, so from here on they silence nothing. ` +
    "Take out what was pasted.";
  const here = { block, start: at, end: at + directive.length };
  return { rule: "vain-comment", severity: "warning", message, at: here };
}

/** What may stand in all such comments of a file, directives and ids: a comment for each item that a file may have takes as many. */
export const MOST_WORDS = 2 * MOST_ITEMS;
export const NEXT_LINE = "auth-apis-disable-next-line";
const SAME_LINE = "auth-apis-disable-line";
const WHOLE_FILE = "auth-apis-disable";
const DIRECTIVES: ReadonlySet<string> = new Set([WHOLE_FILE, SAME_LINE, NEXT_LINE]);
const COMMENT = /(?<!\S)(#[ \t]*)(auth-apis-(?:disable|enable|ignore)[\w:-]*)(?!\S)[ \t]*([^\r\n]*)/g;
const NONE: readonly never[] = [];
const COMMENTS = memoryKey<readonly SilencingComment[]>();
