import { audienceKeys } from "./audience-key.ts";
import type { KnownIdentifiers } from "./known.ts";
import { isSilenced } from "./silence.ts";
import { type AudienceValue, valuesBehind } from "./value.ts";

/** A near miss: a text that a file uses as an audience, and that is nearly, but not quite, the identifier of an API. */
export interface Hit {
  /** UTF-16 offsets in the text; quotes are left out. */
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** What it was probably meant to be; more than one where the workspace has look-alikes itself. */
  readonly identifiers: readonly string[];
  readonly inQuery?: true;
}

/**
 * The near misses of a text. Pure. Both must hold: a name that says audience gives the text its meaning, and the text is the
 * identifier but for slash, scheme, letter case, default port, `www.` or percent-encoding. What equals any identifier is right.
 *
 * @param bare - the file's format has values without quotes, as YAML and `.env` have
 */
export function audienceHits(text: string, known: KnownIdentifiers, bare: boolean): readonly Hit[] {
  if (known.all.size === 0) return [];
  const hits = new Map<number, Hit>();
  for (const key of audienceKeys(text)) {
    for (const value of valuesBehind(text, key, bare)) {
      const hit = nearMiss(text, value, known);
      // Two names may stand before one value: `audience = env.AUTH0_AUDIENCE ?? "…"`.
      if (hit && !isSilenced(text, hit.start)) hits.set(hit.start, hit);
      if (hits.size === MOST) return [...hits.values()];
    }
  }
  return [...hits.values()];
}

function nearMiss(text: string, { start, end, inQuery }: AudienceValue, known: KnownIdentifiers): Hit | undefined {
  const written = text.slice(start, end);
  const meant = inQuery ? decoded(written) : written;
  const identifiers = known.near(meant);
  if (identifiers.length === 0) return undefined;
  return { start, end, written, identifiers, ...(inQuery && { inQuery }) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** No file needs more to be looked at. */
const MOST = 100;
