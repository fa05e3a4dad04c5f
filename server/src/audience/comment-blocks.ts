import type { CandidateFile } from "./candidate-file.ts";

/** A comment that may go over several lines, in UTF-16 offsets of the text. */
export interface CommentBlock {
  readonly from: number;
  readonly to: number;
}

/**
 * Those of a text, in order: between `<!--` and `-->`; where a line begins with them, between `/*` and the like, in Python's texts in three
 * quotes that are no value, below Ruby's `=begin`. The text is looked through once.
 */
export function* commentBlocks(text: string, comment: CandidateFile["comment"]): Iterable<CommentBlock> {
  let done = 0;
  for (const { index, 0: opening, groups } of text.matchAll(OPENS[comment])) {
    if (index < done) continue;
    const sign = groups?.["sign"] ?? "";
    const close = CLOSES[sign] ?? sign;
    const end = text.indexOf(close, index + opening.length);
    // To HTML all that follows is a comment then. In code it was no comment.
    if (end < 0 && sign !== "<!--") return;
    done = end < 0 ? text.length : end + close.length;
    if (groups?.["begins"] !== undefined) yield { from: index, to: done };
  }
}

/** Three quotes are one sign wherever they stand, or those that end a value would begin a comment. */
const OPENS: Readonly<Record<CandidateFile["comment"], RegExp>> = {
  "<!--": /(?<begins>)(?<sign><!--)/g,
  "//": /(?<begins>^[ \t]*\{?)(?<sign>\/\*)/gm,
  "#": /(?:(?<begins>^[ \t]*(?:@\w{0,9}doc )?[rRuU]?)|)(?<sign>"""|'''|^=begin\b)/gm,
  "::": /(?!)/g,
};
const CLOSES: Readonly<Record<string, string>> = { "<!--": "-->", "/*": "*/", "=begin": "\n=end" };
