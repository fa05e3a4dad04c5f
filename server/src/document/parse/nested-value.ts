import { lineAround } from "../lines.ts";
import { openBracket } from "./bracket-words.ts";
import { listBelowValue } from "./list-without-key.ts";
import { noColon } from "./no-colon.ts";
import type { Described, ParseError } from "./parse-error.ts";
import { inQuotes, valueAt } from "./syntax-cures.ts";

/** What is wrong with a map or list where a value has begun: on its line, or further down because of the indentation there. */
export function nested(text: string, pos: ParseError["pos"]): Described {
  const [start] = pos;
  const line = lineAround(text, start);
  const behind = text.slice(start, line.start + line.text.length);
  if (behind.startsWith("- ")) return listBelowValue(text, start);
  if (/:(?:\s|$)/.test(behind)) return twoKeys(text, pos);
  const dash = dashBelow(text, start);
  if (dash !== undefined) return listBelowValue(text, dash);
  return { message: GOES_ON, at: pos };
}

function twoKeys(text: string, pos: ParseError["pos"]): Described {
  const [start] = pos;
  const line = lineAround(text, start);
  const [, indent = "", key] = KEY_BEFORE_BRACKET.exec(line.text) ?? [];
  if (key !== undefined && line.start + indent.length < start) return noColon(line.start + indent.length, key);
  const value = valueAt(text, start);
  if (/^["'][[{]/.test(value)) {
    const at = [start, start + 1] as const;
    return { message: QUOTED_BRACKET, at, cure: { title: "Remove the quote before the bracket", at, text: "" } };
  }
  if (/^["']/.test(value)) return { message: QUOTED_IN_PART, at: pos };
  const opening = openingFor(value);
  if (opening !== undefined && !openBracket(text, start)) {
    const message = `This value ends with a bracket, and none is opened before it. Put ${opening} at its beginning.`;
    const put = opening === "{" ? "{ " : "[";
    return { message, at: pos, cure: { title: `Put ${opening} before it`, at: [start, start], text: put } };
  }
  const cure = inQuotes(text, start);
  return { message: TWO_KEYS, at: pos, ...(cure && { cure }) };
}

/** The bracket that a value lacks at its beginning. */
function openingFor(value: string): "{" | "[" | undefined {
  const last = value.at(-1);
  if ((last !== "}" && last !== "]") || openBracket(value, value.length - 1)) return undefined;
  return last === "}" ? "{" : "[";
}

/** Where the next line of a value begins, if that is with a dash. */
function dashBelow(text: string, start: number): number | undefined {
  const [behind = "", dash] = /^[^\n]*\n(?:[ \t\r]*\n)* *(- )?/.exec(text.slice(start)) ?? [];
  return dash === undefined ? undefined : start + behind.length - dash.length;
}

const KEY_BEFORE_BRACKET = /^([ \t]*(?:- )?)([A-Za-z_][\w-]*) [[{]/;
export const GOES_ON =
  "The line below is indented further than this one, so it goes on with this value. Put it at the column of this key.";
const TWO_KEYS = "Two keys on one line. Put each key on a line of its own, or quote a value that contains a colon.";
const QUOTED_BRACKET =
  "The quote that begins here ends at the next one, so the brackets are no brackets. Remove it if a map or list is meant.";
const QUOTED_IN_PART = "The quotes that begin here end before the value does. Let them hold all of it, or remove them.";
