import type { Document } from "../../document/document.ts";
import { type Place, placesAfter } from "../../document/edit/apply-edits.ts";
import type { Finding, Fix } from "../../document/finding.ts";
import { nearest } from "../../text/nearest.ts";

/** A document with the errors in it. */
export interface Judged {
  readonly document: Document;
  readonly errors: readonly Finding[];
}

/**
 * Does a fix make a file better? It must leave fewer errors where it is for one, and no more otherwise. One that mends a key makes what
 * stands below it be read: the errors there were there before, unseen, and don't count against it, unless one is of syntax or stands at
 * the key itself; or, unless that was but misspelt, at its value as a whole, which may show that another key is meant.
 */
export function isBetter(
  { finding, edits }: Pick<Fix, "edits"> & { readonly finding: Finding },
  before: Judged,
  after: Judged,
): boolean {
  const isError = finding.severity === "error";
  const [errors, left] = [before.errors, after.errors];
  if (left.length <= errors.length - (isError ? 1 : 0)) return true;
  if (!isError || !UNCOVERING.has(finding.rule)) return false;
  const mended = finding.rule === SYNTAX ? 1 : 0;
  if (left.filter(isOfSyntax).length > errors.filter(isOfSyntax).length - mended) return false;
  const { document } = after;
  const isSpelling = edits.every(
    ({ at, text }) => nearest(at.block.text.slice(at.start, at.end), [text]) !== undefined,
  );
  const keys = placesAfter(before.document, edits).map((place) => keyAt(document, place, isSpelling));
  return keys.every((key) => key !== undefined && !left.some(({ at }) => touch(key, placeOf(document, at))));
}

/**
 * The key to which what an edit put belongs, as its name, its colon or the space behind that, up to where its value begins; `undefined`
 * where it belongs to none.
 *
 * @param isSpelling - it is but the right spelling of a name: then the key is that alone
 */
function keyAt(document: Document, { start, end }: Place, isSpelling: boolean): Place | undefined {
  const behind = document.slice(end, end + FAR);
  const colon = NAME.test(document.slice(start, end)) ? COLON.exec(behind)?.[0] : undefined;
  if (colon !== undefined) return { start, end: isSpelling ? end : end + colon.length };
  const [key] = KEY.exec(document.slice(Math.max(0, start - FAR), end)) ?? [];
  const [before = ""] = BEFORE_VALUE.exec(behind) ?? [];
  return key === undefined ? undefined : { start: end - key.length, end: end + before.length };
}

function placeOf(document: Document, { block, start, end }: Finding["at"]): Place {
  const offset = document.offsetOf(block);
  return { start: offset + start, end: offset + end };
}

/** Those of what is said of a file that are errors. */
export function errorsAmong(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity === "error");
}

function isOfSyntax({ rule }: Finding): boolean {
  return rule === SYNTAX;
}

function touch(one: Place, other: Place): boolean {
  return one.start <= other.end && other.start <= one.end;
}

const SYNTAX = "syntax";
/** The fix of such a finding may make more be read. */
const UNCOVERING: ReadonlySet<string> = new Set([SYNTAX, "schema"]);
const NAME = /^["']?[\w-]+["']?$/;
const BEFORE_VALUE = /^[ \t]*(?:[&!]\S*[ \t]+)*/;
const COLON = /^[ \t]*:[ \t]*(?:[&!]\S*[ \t]+)*/;
const KEY = /(?<![\w-])[\w-]+["']?[ \t]*:[ \t]*$/;
/** No key of a file is longer. */
const FAR = 100;
