import { grouped } from "../facts/grouped.ts";
import { nearKey } from "../facts/near-identifier.ts";

/** The identifiers of a workspace's APIs, as any tenant sees them. */
export interface KnownIdentifiers {
  readonly all: ReadonlySet<string>;
  /** Those that a text was probably meant to be; none where it is one of them itself. */
  near(text: string): readonly string[];
}

/** Goes through them once, so that a look-up costs the same however many there are. */
export function knownIdentifiers(identifiers: Iterable<string>): KnownIdentifiers {
  const all = new Set(identifiers);
  const byKey = grouped([...all], nearKey);
  const longest = [...all].reduce((length, each) => Math.max(length, each.length), 0);
  // Percent-encoding makes three characters of one.
  const isNone = (text: string): boolean => text.length > 3 * longest + 20 || all.has(text);
  return { all, near: (text) => (isNone(text) ? [] : (byKey.get(nearKey(text)) ?? [])) };
}
