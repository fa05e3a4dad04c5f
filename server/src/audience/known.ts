import { slices } from "../document/chunk.ts";
import type { Steps } from "../document/steps.ts";
import { addTo } from "../facts/grouped.ts";
import { nearKey } from "../facts/near-identifier.ts";

/** The identifiers of a workspace's APIs, as any tenant sees them. */
export interface KnownIdentifiers {
  readonly all: ReadonlySet<string>;
  /** Those that a text was probably meant to be; none where it is one of them itself. */
  near(text: string): readonly string[];
}

/** Goes through them once, so that a look-up costs the same however many there are. */
export function* knownIdentifiers(identifiers: Iterable<string>): Steps<KnownIdentifiers> {
  const all = new Set(identifiers);
  const byKey = new Map<string, string[]>();
  let longest = 0;
  for (const some of slices([...all], IN_ONE_STEP)) {
    for (const each of some) {
      addTo(byKey, nearKey(each), each);
      longest = Math.max(longest, each.length);
    }
    yield;
  }
  // Percent-encoding makes three characters of one.
  const isNone = (text: string): boolean => text.length > 3 * longest + 20 || all.has(text);
  return { all, near: (text) => (isNone(text) ? [] : (byKey.get(nearKey(text)) ?? [])) };
}

const IN_ONE_STEP = 100;
