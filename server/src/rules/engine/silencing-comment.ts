import type { Block } from "../../document/block.ts";
import type { Finding } from "../../document/finding.ts";
import type { Tree } from "../../document/parse/tree.ts";

/** A comment that silences rules, or was meant to. Offsets in the block's text. */
export interface SilencingComment {
  readonly at: number;
  readonly directive: string;
  readonly ids: readonly { readonly id: string; readonly start: number }[];
}

/** The comments of a block that begin as one that silences rules. */
export function silencingComments(block: Block): readonly SilencingComment[] {
  const { text } = block;
  if (!text.includes("auth-apis-")) return [];
  return [...text.matchAll(COMMENT)].flatMap((match) => {
    const [, hash = "", directive = "", list = ""] = match;
    if (isInScalar(match.index, block.parsed.tree, text)) return [];
    const start = match.index + match[0].length - list.length;
    const words = [...list.replace(/(?:^|\s)--.*$/, "").matchAll(/[^\s,]+/g)];
    const ids = words.map((word) => ({ id: word[0], start: start + word.index }));
    return [{ at: match.index + hash.length, directive, ids }];
  });
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
      `${directive} is not known, so this silences nothing. Write auth-apis-disable-next-line above a line, auth-apis-disable-line behind it, or auth-apis-disable above the first key of the file.`,
    );
  }
  if (ids.length === 0)
    return say(`${directive} names no rule, so this silences nothing. Write the rule's id behind it.`);
  if (directive !== "auth-apis-disable" || isAbove) return undefined;
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

export const NEXT_LINE = "auth-apis-disable-next-line";
const DIRECTIVES: ReadonlySet<string> = new Set(["auth-apis-disable", "auth-apis-disable-line", NEXT_LINE]);
const COMMENT = /(?<!\S)(#[ \t]*)(auth-apis-(?:disable|enable|ignore)[\w:-]*)(?!\S)[ \t]*([^\r\n]*)/g;
