import { lineText } from "../lines.ts";
import { isWord, type Stray, strayAt } from "./stray-line.ts";

/** What the cutter must know of one line. */
export interface LineShape {
  /** `marker`: `---`, `...` or a directive at column 0. */
  readonly kind: "blank" | "comment" | "marker" | "content";
  /** Number of spaces before the first other character. */
  readonly indent: number;
  readonly first: string;
  /** Begins with a list's dash. */
  readonly dash: boolean;
  /** Begins with the colon that gives an explicit key its value. */
  readonly colon: boolean;
  /** A key alone, whose value stands on the lines below and may well be a list. */
  readonly opensList: boolean;
  /** Text at column 0 that is no key, or none yet: nothing on its line makes it one. */
  readonly word: boolean;
  /** A sign at column 0 that begins what can't be a key of the file, whatever stands behind it on the line. */
  readonly torn: boolean;
  /** The line is at column 0 and no part of a file. */
  readonly stray: Stray | undefined;
  readonly mark?: "---" | "..." | "%";
  /** A marker with nothing but a comment behind it. */
  readonly bare?: boolean;
}

/**
 * Looks at the line that begins at `at`.
 *
 * @param inPrefix - before the document's first line, where a byte order mark is no part of the line (YAML 1.2.2, 5.2 and 9.1.1)
 */
export function lineShape(text: string, at: number, inPrefix: boolean): LineShape {
  const start = inPrefix && text.charCodeAt(at) === BOM ? at + 1 : at;
  let content = start;
  while (text.charCodeAt(content) === SPACE) content++;
  let visible = content;
  while (isBlank(text, visible)) visible++;

  const indent = content - start;
  if (endsLine(text, visible)) return indent === 0 ? BLANK : { ...BLANK, indent };
  if (text.charCodeAt(visible) === HASH) return indent === 0 ? COMMENT : { ...COMMENT, indent };
  const first = text[content] ?? "\n";
  const mark = indent === 0 ? markerAt(text, start) : undefined;
  if (mark !== undefined) {
    const bare = mark !== "%" && NOTHING_MORE.test(lineText(text, start + 3));
    const torn = mark === "%";
    // Written out: to spread constants and add keys that they lack takes V8 a hundred times as long.
    return {
      kind: "marker",
      indent,
      first,
      dash: false,
      colon: false,
      opensList: false,
      word: false,
      torn,
      stray: undefined,
      mark,
      bare,
    };
  }
  return {
    kind: "content",
    indent,
    first,
    dash: first === "-" && isSpace(text, content + 1),
    colon: first === ":" && isSpace(text, content + 1),
    opensList: indent === 0 && OPENS_LIST.test(lineText(text, start)),
    word: indent === 0 && isNoKey(lineText(text, start)),
    torn: "?&!*,".includes(first) && indent === 0 && TEARS.test(lineText(text, start)),
    stray: indent === 0 ? strayAt(text, start) : undefined,
  };
}

/** Offset of the line after the one at `at`. Only LF ends a line here, as for YAML's own line folding. */
export function nextLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end + 1;
}

/** Behind the anchor and the tag that stand before a key. */
export function behindProperties(text: string, at: number): number {
  PROPERTIES.lastIndex = at;
  PROPERTIES.test(text);
  return PROPERTIES.lastIndex;
}

/** Is there a key alone, whatever it is called, whose value stands on the lines below and may well be a list? */
export function isKeyAlone(text: string, at: number): boolean {
  return KEY_ALONE.test(lineText(text, at));
}

/** Does the line at `at` give a key at column 0 a value that ends with the line, whatever stands below? */
export function hasWholeValue(text: string, at: number): boolean {
  return WHOLE_VALUE.test(lineText(text, at));
}

/** Can't the list's item that begins at `at` be one more line of a plain text? A colon with a space behind it ends that. */
export function isNoText(text: string, at: number): boolean {
  return KEYED.test(lineText(text, at));
}

/** Does the line at `at` hold a dash and nothing behind it but a comment? */
export function isLoneDash(text: string, at: number): boolean {
  return LONE_DASH.test(lineText(text, at));
}

/** Does the line at `at` begin with a plain key, so that a map stands there? */
export function isKeyed(text: string, at: number): boolean {
  return PLAIN_KEY.test(lineText(text, at));
}

/** Is the key at column 0, on the line at `at`, that of the list of APIs? */
export function isApis(text: string, at: number): boolean {
  return APIS.test(lineText(text, at));
}

/** Does a list's dash stand behind the key at column 0, where none may (YAML 1.2.2, 8.2.2)? */
export function listBehindKey(text: string, at: number): boolean {
  return LIST_BEHIND_KEY.test(lineText(text, at));
}

/** A key that has quotes or brackets ends on its line. */
function isNoKey(line: string): boolean {
  return isWord(line) || (/^["'[{]/.test(line) && !QUOTED_KEY.test(line)) || /^[|>@`]/.test(line);
}

function markerAt(text: string, at: number): "---" | "..." | "%" | undefined {
  if (text[at] === "%") return "%";
  const mark = text.slice(at, at + 3);
  return (mark === "---" || mark === "...") && isSpace(text, at + 3) ? mark : undefined;
}

function isSpace(text: string, at: number): boolean {
  return endsLine(text, at) || isBlank(text, at) || text.charCodeAt(at) === CR;
}

function isBlank(text: string, at: number): boolean {
  const char = text.charCodeAt(at);
  return char === SPACE || char === TAB;
}

/** `yaml` takes a CR alone for a character like any other. */
function endsLine(text: string, at: number): boolean {
  const char = text.charCodeAt(at);
  return char === LF || (char === CR && text.charCodeAt(at + 1) === LF) || at >= text.length;
}

const NOT_CONTENT = {
  indent: 0,
  first: "\n",
  dash: false,
  colon: false,
  opensList: false,
  word: false,
  torn: false,
  stray: undefined,
};
/**
 * Behind a question mark a list or a map, which names nothing in this file, or what may become one below; behind an anchor, a tag or
 * an alias no key; or a comma.
 */
const TEARS =
  /^(?:\?(?:[ \t]+(?:-[ \t]|[\w$./][^#"'\r]*:(?:[ \t]|\r?$)|#)|[ \t]*\r?$)|[&!](?!.*:(?:\s|$))|[&!]\S*[ \t]+-[ \t]|\*(?!\S+[ \t]+:(?:\s|$))|,)/;
const PROPERTIES = /(?:[&!]\S*[ \t]+)*/y;
const QUOTED_KEY = /^(?:"[^"\\]*(?:\\.[^"\\]*){0,1023}"|'[^']*(?:''[^']*){0,1023}'|[[{].*[\]}])[ \t]*:/;
const APIS = /^(?:apis|"apis"|'apis')[ \t]*:/;
/** A key without quotes, up to its colon; a longer one is none (YAML 1.2.2, 7.4.2). */
const PLAIN = String.raw`[^\s#?:,&!*|>%@\x60"'{}[\]-](?:[^\r:#"'{}[\],]|:(?=\S)|(?<=\S)#){0,1023}`;
const LIST_BEHIND_KEY = new RegExp(String.raw`^${PLAIN}:[ \t]+-[ \t]`);
const KEY_ALONE = new RegExp(
  `^(?!(?:tenants|defaults|rules|extends)[ \\t]*:)${PLAIN}:(?:[ \\t]+#[^\\n]*|[ \\t]*\\r?)$`,
  "i",
);
const PLAIN_KEY = /^ *[\w$./][^#"'\r]*:(?:[ \t]|\r?$)/;
const BLANK: LineShape = { ...NOT_CONTENT, kind: "blank" };
const COMMENT: LineShape = { ...NOT_CONTENT, kind: "comment" };
const [TAB, LF, CR, SPACE, HASH, BOM] = [9, 10, 13, 32, 35, 0xfeff];
const NOTHING_MORE = /^\s*(?:#[^\n]*)?$/;
/** What is to be a map is read as a whole. */
const OPENS_LIST =
  /^(?:(?!(?:tenants|defaults|rules|extends)[ \t]*:)[a-z_](?:[\w -]*[\w-])?|"apis"|'apis')[ \t]*:(?:[ \t]+#[^\n]*|[ \t]*\r?)$/i;
/**
 * Plain, quoted without an escape, or in brackets without anything else of the kind in them. APIs in brackets are blocks of their
 * own (`cut-flow.ts`).
 */
const VALUE = String.raw`(?:[\w./~$].*\r?|(?:"[^"\\]*"|'[^']*'|\[[\w ,.:/-]*\]|\{[\w ,.:/-]*\})[ \t]*(?:[ \t]#.*)?\r?)$`;
const WHOLE_VALUE = new RegExp(String.raw`^(?!apis[ \t]*:[ \t]+\[[ ]*[^\] ])${PLAIN}:[ \t]+${VALUE}`, "i");
const LONE_DASH = /^ *-[ \t]*(?:[ \t]#.*)?\r?$/;
const KEYED = /^[^#]*:(?:[ \t]|\r?$)/;
