import type { AudienceKey } from "./audience-key.ts";
import { callAt } from "./call.ts";
import { comparedWith } from "./compared.ts";
import { goesOnBare, isJoined, isMadeInto } from "./goes-on.ts";
import { keepsText, takesName } from "./keeps.ts";
import { endAt, matchAt } from "./match.ts";
import { ESCAPED, quotedAt } from "./quoted.ts";
import { LEADS, NAMES, VALUE_BEFORE, type Way, WAYS } from "./way.ts";

/** Text that a file gives to an audience, or compares with it, and where it stands (UTF-16 offsets, quotes left out). */
export interface AudienceValue {
  readonly start: number;
  readonly end: number;
  /** It stands in the query of a URL or in a form, percent-encoded or not. */
  readonly inQuery?: true;
  /** It is looked for in an audience, or in a list of them. */
  readonly within?: true;
}

const BARE = new RegExp(String.raw`(?:[^\s"'\x60#,;&<>()[\]{}\\]|${ESCAPED}){1,500}`, "y");
/** The next of a list; what else it could be in Python. */
const NEXT = /\s{0,80},\s{0,80}|\s{1,80}if\s[^"'\r\n]{1,80}?(?:["'][\w-]{1,40}["'])?\selse\s/y;
/** The next line of a YAML list. */
const NEXT_ITEM = /[ \t]{0,80}(?:#.{0,200})?\r?\n[ \t]{0,80}-[ \t]{1,20}/y;
/** The first one, below comments or not. */
const ITEM = /(?:#.{0,200}\n\s{0,80}){0,3}-[ \t]{1,20}/y;
const URL_BEGINS = /["'`][a-z]{1,10}:/iy;

/**
 * The texts that are given to an audience, before its name, where that is itself a value, and behind it; and those that are compared with
 * it.
 *
 * @param bare - the file's format has values without quotes
 */
export function valuesFor(text: string, key: AudienceKey, bare: boolean): readonly AudienceValue[] {
  return [...valueBefore(text, key, bare), ...valuesBehind(text, key, bare), ...comparedWith(text, key)];
}

function valuesBehind(text: string, key: AudienceKey, bare: boolean): readonly AudienceValue[] {
  const head = text.slice(Math.max(0, key.start - LONGEST_HEAD), key.end);
  for (const way of WAYS) {
    if (way.head?.test(head) === false) continue;
    const values = [...valuesOf(way, text, key, bare)];
    if (values.length > 0) return values;
  }
  return [];
}

/** Where a name is the value of `name` or `key`, its own may stand before it in the same map: in the same column, or on one line. */
function valueBefore(text: string, key: AudienceKey, bare: boolean): readonly AudienceValue[] {
  const named = NAMES.exec(text.slice(Math.max(0, key.start - LONGEST_NAME), key.start));
  if (named === null) return [];
  const name = key.start - named[0].length;
  const from = Math.max(0, name - LONGEST_BEFORE);
  const found = VALUE_BEFORE.exec(text.slice(from, name));
  const { key: sign = "", quote = "", quoted, bare: plain = "" } = found?.groups ?? {};
  if (!found || (quoted === undefined && !bare)) return [];
  const first = from + found.index;
  if (text.slice(first, name).includes("\n") && columnOf(text, first) !== columnOf(text, name)) return [];
  const start = first + sign.length + quote.length;
  return [{ start, end: start + (quoted ?? plain).length }];
}

/**
 * Does a value's key stand on a name's line, or further right below it (`audience:` and `  default: …`)? Where the name is itself a
 * value or an argument, it may also stand in the same column (`- name: AUDIENCE` and `  value: …`).
 */
function isPartOf(text: string, name: AudienceKey, key: number): boolean {
  const between = text.slice(name.end, key);
  if (!between.includes("\n") || /[([{]/.test(between)) return true;
  const [indent = ""] =
    /^[ \t]*(?:-[ \t]+)?/.exec(text.slice(text.lastIndexOf("\n", name.start - 1) + 1, name.start)) ?? [];
  return columnOf(text, key) > indent.length + (/^["']?\s*[:=]/.test(between) ? 1 : 0);
}

function columnOf(text: string, at: number): number {
  return at - text.lastIndexOf("\n", at - 1);
}

function* valuesOf(way: Way, text: string, key: AudienceKey, bare: boolean): Iterable<AudienceValue> {
  const from = endAt(way.sign, text, key.end);
  if (from === undefined) return;
  const item = endAt(ITEM, text, from);
  const lead = leadAt(text, item ?? from, key);
  const next = lead.next ?? (item === undefined ? NEXT : NEXT_ITEM);
  const isList = way.values === "list" || (way.values === "alone" && (lead.next ?? lead.open) !== undefined);
  const most = isList ? MOST_VALUES : 1;
  let at: number | undefined = lead.end;
  for (let count = 0; at !== undefined && count < most; count++) {
    const found = valueAt(text, at, bare || way.values === "bare");
    if (found === undefined || (count === 0 && isOfAnother(text, lead))) return;
    yield { start: found.start, end: found.end, ...(way.inQuery && { inQuery: true }) };
    const further = endAt(next, text, found.after);
    at = further === undefined || next !== NEXT_ITEM ? further : leadAt(text, further, key).end;
  }
}

/** Is the list, or the call, but what another text is made of? */
function isOfAnother(text: string, { open }: LeadTo): boolean {
  const end = open === undefined ? undefined : callAt(text, open)?.end;
  return end !== undefined && isMadeInto(text, end);
}

/** What stands before a value. */
interface LeadTo {
  readonly end: number;
  /** What leads to the next one. */
  readonly next?: RegExp;
  /** Where the first bracket stands in it. */
  readonly open?: number;
}

/** Over what stands before a value: a list's bracket, a call, a condition. */
function leadAt(text: string, from: number, key: AudienceKey): LeadTo {
  let found: LeadTo = { end: from };
  for (let depth = 0; depth < MOST_LEADS; depth++) {
    const further = LEADS.find(({ pattern }) => leadsOn(text, found.end, pattern, key));
    if (further === undefined) break;
    const end = endAt(further.pattern, text, found.end) ?? found.end;
    const next = further.next ?? found.next;
    const open = found.open ?? bracketWithin(text, found.end, end);
    found = { end, ...(next && { next }), ...(open !== undefined && { open }) };
  }
  return found;
}

/** Is what stands behind it the value, or a list of them, as it is? */
function leadsOn(text: string, at: number, pattern: RegExp, name: AudienceKey): boolean {
  const { groups, 0: lead } = matchAt(pattern, text, at) ?? {};
  const { call, key } = groups ?? {};
  if (lead !== undefined && key !== undefined) return isPartOf(text, name, at + lead.length - key.length);
  if (lead === undefined || call === undefined) return lead !== undefined;
  return keepsText(call) && !(takesName(call) && endAt(URL_BEGINS, text, at + lead.length) !== undefined);
}

/** The bracket with which a part of a text ends, but for blanks. */
function bracketWithin(text: string, from: number, to: number): number | undefined {
  const last = from + text.slice(from, to).trimEnd().length - 1;
  return /[[({]/.test(text[last] ?? "") ? last : undefined;
}

function valueAt(
  text: string,
  at: number,
  bare: boolean,
): { readonly start: number; readonly end: number; readonly after: number } | undefined {
  const quoted = quotedAt(text, at);
  if (quoted) return !bare && isJoined(text, quoted.after) ? undefined : quoted;
  const after = bare ? endAt(BARE, text, at) : undefined;
  return after === undefined || goesOnBare(text, after) ? undefined : { start: at, end: after, after };
}

/** UTF-16 units before a name and in it. */
const LONGEST_HEAD = 60;
/** Before a name, what names it; and before that, its value. */
const LONGEST_NAME = 60;
const LONGEST_BEFORE = 1000;
const MOST_LEADS = 5;
const MOST_VALUES = 50;
