import type { Change } from "./hostile.ts";

/** What must occur in texts and edits before they can be said to show much; each with a test of a text, or of an edit. */
export const KINDS: Readonly<Record<string, (text: string, change: Change) => boolean>> = {
  "lines that end in LF": (text) => /(?<!\r)\n/.test(text),
  "lines that end in CRLF": (text) => text.includes("\r\n"),
  "a lone CR": (text) => /\r(?!\n)/.test(text),
  "several line ends in one text": (text) => text.includes("\r\n") && /(?<!\r)\n/.test(text),
  "a comment behind a key, on a line that ends in CRLF": (text) => /^[\w']+: #[^\n]*\r\n/m.test(text),
  tabs: (text) => text.includes("\t"),
  "a byte order mark": (text) => text.startsWith("\uFEFF"),
  "a byte order mark inside": (text) => text.lastIndexOf("\uFEFF") > 0,
  "characters beyond U+FFFF": (text) => /[\u{10000}-\u{10FFFF}]/u.test(text),
  "half a character": (text) => /\p{Surrogate}/u.test(text),
  "anchors, aliases and merge keys": (text) => /&\w/.test(text) && /\*\w/.test(text) && text.includes("<<"),
  "an anchor that stands twice": (text) => /(&[a-z])\b[^]*\1\b/.test(text),
  "an anchor that is moved": (text, { kind }) => kind === "move lines" && text.includes("&a"),
  "an anchor or alias that is renamed": (text, { kind }) => kind === "swap name" && /[&*][a-z]/.test(text),
  "an anchor that is repeated": (text, { kind }) => kind === "repeat lines" && text.includes("&a"),
  "a document's begin": (text) => /^---/m.test(text),
  "a comment behind a document's begin": (text) => /^--- #/m.test(text),
  "a document's end": (text) => /^\.\.\./m.test(text),
  "flow style": (text) => /[[{] ?\w/.test(text),
  "a placeholder in flow style": (text) => /[[{][^\n]*\$\{/.test(text),
  "placeholders of other tools": (text) => /##\w+##|@@\w+@@|\{\{ \w+ \}\}/.test(text),
  "a custom domain that stands twice": (text) => /\[c\.d\][^]*\[c\.d\]/.test(text),
  "block scalars": (text) => /: [|>]/.test(text),
  suppressions: (text) => text.includes("# auth-apis-disable"),
  "items at the left edge": (text) => /^apis:\r?\n- /m.test(text),
  "a key at the left edge between items": (text) => /^apis:[^]*\n {2}- [^]*\n\w[^]*\n {2}- /m.test(text),
  "a line at the left edge that tears an item apart": (text) =>
    /\n {2}- [^]*\n\w[^\n]*: \w[^\n]*\n {4}\w+: [^]*\n {2}- /.test(text),
  "a list below another key": (text) => /^(?!apis)\w[\w-]*:(?: #.*)?\r?\n(?: {2})?- /m.test(text),
  "a list below a value": (text) => /^\w[\w-]*: [\w"].*\r?\n(?: {2})?- /m.test(text),
  "an empty item right of its list": (text) => /^apis:\r?\n {2}-\r?\n- /m.test(text),
  "a word that tears an item apart": (text) => /^ {2}- [^]*^a word\r?\n(?:.*\n){0,3} {4}\w/m.test(text),
  "a side of a merge conflict": (text) => /^<{7} [^]*^={7}\r?\n[^]*^>{7}/m.test(text),
  "a template's mark on a line of its own": (text) => /^\{\{ if x \}\}\r?\n/m.test(text),
  "text at the left edge": (text) => /^two words/m.test(text),
  "a document that can't be cut": (text) => /^(?:[{-] | {2}apis)/.test(text),
  "names of every object": (text) => text.includes("__proto__"),
  "a paste over everything": (_, { kind }) => kind === "paste all",
  "lines written again as they were": (_, { kind }) => kind === "write again",
  "line ends changed": (_, { kind }) => kind === "end line",
  "indentation changed": (_, { kind }) => kind === "indent" || kind === "outdent",
};

/** The kinds of thing that an edit of a text meets. */
export function kindsIn(text: string, change: Change): readonly string[] {
  return Object.keys(KINDS).filter((kind) => KINDS[kind]?.(text, change));
}
