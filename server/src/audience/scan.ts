import type { Steps } from "../document/steps.ts";
import { percentDecoded } from "../text/percent-decoded.ts";
import { audienceKeys } from "./audience-key.ts";
import type { CandidateFile } from "./candidate-file.ts";
import { commentsIn } from "./comment.ts";
import type { KnownIdentifiers } from "./known.ts";
import { isMended } from "./mended.ts";
import { isRefused } from "./refused.ts";
import { isSilenced } from "./silence.ts";
import { isTold } from "./told.ts";
import { type AudienceValue, valuesFor } from "./value.ts";

/** A near miss: a text that a file uses as an audience, and that is nearly, but not quite, the identifier of an API. */
export interface Hit {
  /** UTF-16 offsets in the text; quotes are left out. */
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** What that means to whoever reads the file: without escapes of its format, a parameter decoded. */
  readonly meant: string;
  /** What it was probably meant to be; more than one where the workspace has look-alikes itself. */
  readonly identifiers: readonly string[];
  readonly inQuery?: true;
}

/**
 * The near misses of a text. Pure. Both must hold: a name that says audience gives the text its meaning, and the text is the
 * identifier but for slash, scheme, letter case, port, `www.` or percent-encoding. What equals any identifier is right. What
 * stands in a comment is nothing, be it the name or the text; nor is what a test has refused.
 *
 * A step is one name; there are no more of them than `MOST_LOOKS`, whatever the text holds.
 */
export function* audienceHits(text: string, known: KnownIdentifiers, file: CandidateFile): Steps<readonly Hit[]> {
  if (known.all.size === 0) return [];
  const hits = new Map<number, { readonly hit: Hit; readonly key: number }>();
  let looks = 0;
  for (const key of audienceKeys(text)) {
    if (looks++ > MOST_LOOKS || hits.size >= MOST) break;
    for (const value of valuesFor(text, key, file.bare)) {
      looks++;
      const hit = nearMiss(text, value, known);
      // Two names may stand before one value: `audience = env.AUTH0_AUDIENCE ?? "…"`.
      if (hit) hits.set(hit.start, { hit, key: key.start });
    }
    yield;
  }
  const isInComment = commentsIn(text, file.comment);
  return [...hits.values()]
    .filter(({ hit: { start }, key }) => !isInComment(start) && !isInComment(key))
    .filter(({ hit: { start } }) => ![isSilenced, isRefused, isMended, isTold].some((is) => is(text, start)))
    .map(({ hit }) => hit);
}

function nearMiss(text: string, value: AudienceValue, known: KnownIdentifiers): Hit | undefined {
  const { start, end, inQuery, within } = value;
  const written = text.slice(start, end);
  const plain = written.replace(/\\(?=[/:=#!])/g, "");
  const meant = inQuery ? percentDecoded(plain) : plain;
  const identifiers = known.near(meant);
  if (identifiers.length === 0) return undefined;
  // In the text of an audience, a part of it is found.
  if (within && identifiers.some((identifier) => identifier.includes(meant))) return undefined;
  return { start, end, written, meant, identifiers, ...(inQuery && { inQuery }) };
}

/** No file needs more to be looked at. */
const MOST = 200;
const MOST_LOOKS = 20_000;
