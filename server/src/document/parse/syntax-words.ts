import { aliasAsKey } from "./alias-key.ts";
import { behindQuoted, bracketWords, COMMA, OPEN_BRACKET, openBracket } from "./bracket-words.ts";
import { lineAround } from "../lines.ts";
import { indentOf } from "./indent.ts";
import { indentedRoot } from "./indented-root.ts";
import { dashAtNoColumn, toItsList } from "./list-without-key.ts";
import { nested } from "./nested-value.ts";
import { noColon } from "./no-colon.ts";
import { noSpace } from "./no-space.ts";
import { otherWords } from "./other-errors.ts";
import type { Described, ParseError } from "./parse-error.ts";
import { type Cure, inQuotes, withComma } from "./syntax-cures.ts";
import { withSpaces } from "./tab-indent.ts";
import { templateLine } from "./template-line.ts";
import { foreignWords, variableFor, variableTitle, variableInstead } from "../foreign-words.ts";

/** A parse error in plain words, at the place where it can be mended. */
export function describe({ code, message, pos }: ParseError, text: string): Described {
  const [start, end] = pos;
  const at = (words: string, place = pos, cure?: Cure): Described => ({
    message: words,
    at: place,
    ...(cure && { cure }),
  });
  const [token = ""] = text.slice(start, end).trimStart().slice(0, LONGEST_TOKEN).split(/\r?\n/);
  const line = lineAround(text, start);
  const dash = DASHED_KEY.exec(line.text)?.[0].length;
  if (dash !== undefined) {
    const behind = line.start + dash;
    return at(DASH, [behind - 1, behind], { title: "Put a space behind the dash", at: [behind, behind], text: " " });
  }
  const known = templateLine(text, start) ?? aliasAsKey(text, start);
  if (known) return known;
  const next = behindQuoted(message, text, start);
  if (next !== undefined) return at(COMMA, [next, next + 1], withComma(text, next));
  const inBrackets = bracketWords(message, text, start);
  if (inBrackets !== undefined) return at(inBrackets, pos, inBrackets === COMMA ? withComma(text, start) : undefined);
  switch (code) {
    case "DUPLICATE_KEY":
      return at(keysTwice(message.split("\n")));
    case "above-twice":
      return at(aboveTwice(message.split("\n")));
    case "unopened-quote":
      return at(NOT_OPENED, pos, { title: "Put a quote before it", at: [start, start], text: '"' });
    case "TAB_AS_INDENT":
      return at(TAB, pos, withSpaces(text, start));
    case "MULTILINE_IMPLICIT_KEY":
      return withoutSpace(text, pos) ?? withoutColon(text, pos);
    case "BLOCK_AS_IMPLICIT_KEY":
      return nested(text, pos);
    case "BAD_ALIAS":
      return at(text[start] === "&" ? "An anchor must have a name: &name." : "An alias must name an anchor: *name.");
    case "BAD_DQ_ESCAPE":
      return at(
        `In double quotes a backslash begins an escape, and ${message.slice(message.lastIndexOf(" ") + 1)} is none. Write two backslashes, or the text in single quotes.`,
      );
    case "BAD_SCALAR_START":
      return (
        foreignStart(text, start) ??
        signBeforeKey(text, start) ??
        at(
          `No value can begin with ${text.slice(start, start + 1)} unless it is in quotes.`,
          pos,
          inQuotes(text, start),
        )
      );
    case "MISSING_CHAR":
      return missing({ message, pos }, text);
    case "BAD_INDENT":
      return message.startsWith("Flow") ? openedBefore(text, pos) : at(NO_COLUMN, pos, itemAtNoColumn(line, text));
    case "UNEXPECTED_TOKEN": {
      const tab = /^ *\t/.exec(line.text);
      if (tab) return at(TAB, [line.start + tab[0].length - 1, line.start + tab[0].length], withSpaces(text, start));
      if (BLOCK_TEXT.test(message)) return at(otherWords(code, message));
      if (text[start - 1] === "'") return at(QUOTE_IN_QUOTES);
      if (/^-\s/.test(text.slice(start, start + 2)))
        return startsLine(line, start) ? dashAtNoColumn(text, start) : at(DASH_BEHIND_KEY);
      const above = message.endsWith("at node end") ? wordAbove(text, start) : undefined;
      if (above) return noColon(above.at, above.key);
      const root = line.start === start ? indentedRoot(text, start) : undefined;
      if (root) return root;
      const what = token === "" ? "Something" : `"${token.trimEnd()}"`;
      return at(`${what} can't stand here. Check the indentation and the quotes before it.`);
    }
    default:
      return at(otherWords(code, message));
  }
}

function keysTwice(keys: readonly string[]): string {
  const [key = "", ...others] = keys.map((each) => `"${each}"`);
  const last = others.pop();
  if (last === undefined)
    return `The key ${key} stands twice in this map. Only one value can hold: remove or merge one.`;
  const list = [key, ...others].join(", ");
  return `The keys ${list} and ${last} stand twice in this map. If these begin another one, check what stands above them: a name, a dash or a brace may be missing.`;
}

function aboveTwice([above = "", below = ""]: readonly string[]): string {
  return `"${above}" has nothing after it, and what stands below is at its own column, where "${below}" is for the second time. Check the indentation.`;
}

export const NO_COLUMN =
  "This line's indentation fits no list or map above it. Put it at the column of the keys or dashes it goes with.";

export const BELOW_TEXT =
  "The text above is its key's value, so no list can stand below it. Indent this line, if it belongs to the text.";

/** All that follows is an echo of it. */
export const OPEN_QUOTE = "A quote is opened here and not closed.";

function missing({ message, pos }: Pick<ParseError, "message" | "pos">, text: string): Described {
  const [start] = pos;
  if (message.includes("quote")) {
    const open = openingQuote(text.slice(0, start + 1), message.includes('"') ? '"' : "'");
    return { message: OPEN_QUOTE, at: open < 0 ? pos : [open, open + 1] };
  }
  if (message.startsWith("Implicit map keys")) {
    return withoutSpace(text, pos) ?? { message: "A key needs a colon and a space behind it: `key: value`.", at: pos };
  }
  if (message.startsWith("Sequence item")) {
    const above = itemAbove(text, start);
    if (above) return noColon(above.at, above.key);
    const words =
      "This line is neither at the column of the keys above it nor a list item: align it, or begin it with `- `.";
    return { message: words, at: pos };
  }
  if (message.startsWith("Flow")) return openedBefore(text, pos);
  return { message: otherWords("MISSING_CHAR", message), at: pos };
}

/** `identifier:https://a` is one word. */
function withoutSpace(text: string, pos: ParseError["pos"]): Described | undefined {
  const [start] = pos;
  const [, key, comma] =
    /^([A-Za-z_][\w-]*):(?!\/\/)(?:(,)[ \t]*(?:#|\r?\n|$)|\S)/.exec(text.slice(start, start + LONGEST_KEY)) ?? [];
  if (key === undefined) return undefined;
  return comma === undefined ? { ...noSpace(start, key), at: pos } : commaForValue(start + key.length + 1);
}

/** `apis:,` */
function commaForValue(start: number): Described {
  const at = [start, start + 1] as const;
  const message = "No comma can stand behind this colon: the key's value is what stands below it. Remove the comma.";
  return { message, at, cure: { title: "Remove the comma", at, text: "" } };
}

/** `apis` with a list below it is a text that goes on there. */
function withoutColon(text: string, pos: ParseError["pos"]): Described {
  const [start] = pos;
  if (/["']/.test(text.charAt(start))) return { message: OPEN_QUOTE, at: [start, start + 1] };
  if (/^-\s/.test(text.slice(start, start + 2))) return { message: BELOW_TEXT, at: [start, start + 1] };
  const [, key] = /^([A-Za-z_][\w-]*)[ \t]*\r?\n/.exec(text.slice(start, start + LONGEST_KEY)) ?? [];
  if (key === undefined)
    return { message: "A key must stand on one line, with a colon and its value behind it.", at: pos };
  return noColon(start, key);
}

/** A word with a comment behind it, on the line above what begins a line. */
function wordAbove(text: string, start: number): { readonly at: number; readonly key: string } | undefined {
  const before = text.slice(0, start).trimEnd();
  const line = lineAround(before, before.length);
  const [, indent = "", key] = /^([ \t]*)([A-Za-z_][\w-]*)[ \t]+#/.exec(line.text) ?? [];
  return key !== undefined && lineAround(text, start).start > line.start
    ? { at: line.start + indent.length, key }
    : undefined;
}

/** A word and a value behind a dash on the line above, where a key at the word's column goes on below. */
function itemAbove(text: string, start: number): { readonly at: number; readonly key: string } | undefined {
  const { start: begin, text: below } = lineAround(text, start);
  const line = lineAround(text, text.slice(0, begin).trimEnd().length);
  const [, dash = "", key] = /^( *- +)([A-Za-z_][\w-]*) +[^\s:#]/.exec(line.text) ?? [];
  const isSame = dash.length === indentOf(below) && KEY.test(below);
  return key !== undefined && isSame ? { at: line.start + dash.length, key } : undefined;
}

/** `@name: A`, in which the sign has slipped in. */
function signBeforeKey(text: string, start: number): Described | undefined {
  const [sign] = /^.(?=["']?[A-Za-z_][\w-]*["']?:(?:\s|$))/.exec(text.slice(start, start + LONGEST_KEY)) ?? [];
  if (sign === undefined) return undefined;
  const at = [start, start + 1] as const;
  return {
    message: `No key can begin with ${sign}. Remove it.`,
    at,
    cure: { title: `Remove the ${sign}`, at, text: "" },
  };
}

/** `@@NAME@@`, which auth0-deploy-cli would fill in. */
function foreignStart(text: string, start: number): Described | undefined {
  const [word] = foreignWords(text.slice(start, start + LONGEST_KEY));
  if (word?.start !== 0) return undefined;
  const end = start + word.text.length;
  const variable = variableFor(word);
  const inBrackets = openBracket(text, start) !== undefined;
  const write = inBrackets ? `"${variable}", in quotes` : variable;
  const cure = inBrackets ? undefined : { title: variableTitle(word), at: [start, end] as const, text: variable };
  return {
    message: `${word.text} is a placeholder of ${word.tool}; nothing fills it in here, and no value can begin with @. ${variableInstead(write)}`,
    at: [start, end],
    ...(cure && { cure }),
  };
}

function openedBefore(text: string, pos: ParseError["pos"]): Described {
  const at = openBracket(text, pos[0]);
  return at ? { message: OPEN_BRACKET, at } : { message: BRACKET_ABOVE, at: pos };
}

function itemAtNoColumn(line: { readonly start: number; readonly text: string }, text: string): Cure | undefined {
  const dash = /^ *(?=-\s)/.exec(line.text)?.[0].length;
  return dash === undefined ? undefined : toItsList(text, line.start + dash);
}

function startsLine(line: { readonly start: number; readonly text: string }, offset: number): boolean {
  return line.text.slice(0, offset - line.start).trim() === "";
}

/** Offset of the quote that nothing closes: the last one that isn't escaped. */
function openingQuote(text: string, quote: string): number {
  let at = text.lastIndexOf(quote);
  while (at > 0 && (quote === '"' ? text[at - 1] === "\\" : text[at - 1] === "'")) {
    at = text.lastIndexOf(quote, at - (quote === '"' ? 1 : 2));
  }
  return at;
}

const NOT_OPENED = "This ends with a quote, and none stands before it. Put one there.";
const QUOTE_IN_QUOTES = "The quote before this ends the text. Within single quotes a quote is written twice: 'it''s'.";
export const BRACKET_ABOVE = "A bracket above isn't closed where it should be. Check the quotes and brackets above.";
const DASH_BEHIND_KEY = "Behind a key no dash begins a list. Put it on a line of its own below, or write `[a, b]`.";
const TAB = "A tab can't indent YAML. Use spaces.";
const DASH = "A dash needs a space behind it, or it is a part of the word.";
const BLOCK_TEXT = /^(?:Block scalar header|Not a YAML token)/;
const DASHED_KEY = /^[ \t]*-(?=[A-Za-z_][\w-]*:(?:\s|$))/;
const KEY = /^ *[A-Za-z_][\w-]*:(?:\s|$)/;
const LONGEST_KEY = 100;
const LONGEST_TOKEN = 20;
