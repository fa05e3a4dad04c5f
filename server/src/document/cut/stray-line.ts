import { FILE_KEYS } from "../file-keys.ts";
import { MARK } from "../foreign-words.ts";
import { lineText } from "../lines.ts";

/** What a line at column 0 is that can be no part of a file. */
export type Stray = "our side" | "their side" | "end of sides" | "fence" | "template" | "word" | "bare key";

/**
 * What the line that begins at `at` is, if it is no part of a file: a mark that git leaves behind where a merge met a conflict, the fence
 * of a block of code in Markdown, a template's mark alone, or a word that is no key; it may be one of the file's but for its colon.
 *
 * Nothing of YAML that stands in a key or an item can begin at column 0, be it in quotes (YAML 1.2.2, 6.1): so what stands above goes on
 * below, as if the line weren't there.
 */
export function strayAt(text: string, at: number): Stray | undefined {
  const first = text[at] ?? "\n";
  const line = lineText(text, at);
  const side = SIDES.get(first);
  if (side && MARK_OF_CONFLICT.test(line)) return side;
  if (first === "`") return FENCE.test(line) ? "fence" : undefined;
  if (first === "{") return TEMPLATE_MARK.test(line) ? "template" : undefined;
  if (MEANT_AS_KEY.test(line) || !isWord(line)) return undefined;
  return KEY_OF_FILE.test(line) ? "bare key" : "word";
}

/** Of a merge conflict's two sides the first is read, as if it had been chosen; whoever reads the lines of a text knows where he is. */
export type Side = "none" | "ours" | "theirs";

/** Is it a text without a colon? */
export function isText(stray: Stray | undefined): boolean {
  return stray === "word" || stray === "bare key";
}

/** Where a text goes on below a stray line. */
export function sideBelow(side: Side, stray: Stray): Side {
  if (stray === "our side") return "ours";
  if (stray === "end of sides") return "none";
  return stray === "their side" && side !== "none" ? "theirs" : side;
}

/** Is it one of the marks between which the sides stand? */
export function isOfConflict(stray: Stray): boolean {
  return stray === "our side" || stray === "their side" || stray === "end of sides";
}

/**
 * Is a line a text without a colon that ends a key, be there a comment behind it? It is searched, since one pattern for all of it takes stack
 * with each sign.
 */
export function isWord(line: string): boolean {
  if (!WORD_BEGIN.test(line)) return false;
  ENDS_WORD.lastIndex = 1;
  const stop = ENDS_WORD.exec(line);
  return stop === null || REST_OF_WORD.test(line.slice(stop.index));
}

const SIDES: ReadonlyMap<string, Stray> = new Map([
  ["<", "our side"],
  ["|", "their side"],
  ["=", "their side"],
  [">", "end of sides"],
]);
/** The base of both sides is read as little as the second. */
const MARK_OF_CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)/;
const FENCE = /^`{3,}[\w \t-]*\r?$/;
const TEMPLATE_MARK = new RegExp(String.raw`^${MARK}(?:[ \t]+#.*|[ \t]*\r?)$`);
/** A key that lacks the space behind its colon, and what begins as an item. */
const MEANT_AS_KEY = /^(?:-|["'[{]|[A-Za-z_][\w-]*:(?!\/\/)\S)/;
const KEY_OF_FILE = new RegExp(String.raw`^(?:${[...FILE_KEYS].join("|")}|x-[\w-]*)(?![\w-])`, "i");
const WORD_BEGIN = /^(?:[^\s#?:,&!*|>%@`\]}-]|-(?=[^\s-]))/;
const ENDS_WORD = /:(?![^\s#])|(?<=\s)#|\r/g;
const REST_OF_WORD = /^(?:#.*)?\r?$/;
