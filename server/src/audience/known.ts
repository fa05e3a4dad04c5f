import { slices } from "../document/chunk.ts";
import type { Steps } from "../document/steps.ts";
import { addTo } from "../facts/grouped.ts";
import { nearKey, urlKey } from "../facts/near-identifier.ts";

/** The identifiers of a workspace's APIs, as any tenant sees them. */
export interface KnownIdentifiers {
  readonly all: ReadonlySet<string>;
  /** Those that a text was probably meant to be; none where it is one of them itself. */
  near(text: string): readonly string[];
}

/**
 * Goes through them once, so that a look-up costs the same however many there are. Two URLs that differ in their ports are near where all
 * identifiers on that host have the same port, or none: else ports are what tells APIs apart there.
 */
export function* knownIdentifiers(identifiers: Iterable<string>): Steps<KnownIdentifiers> {
  const all = new Set(identifiers);
  const byKey = new Map<string, string[]>();
  /** By host; `undefined` where there are several. */
  const onlyPort = new Map<string, string | undefined>();
  const byUrl = new Map<string, string[]>();
  let longest = 0;
  for (const some of slices([...all], IN_ONE_STEP)) {
    for (const each of some) {
      addTo(byKey, nearKey(each), each);
      const url = urlKey(each);
      if (url) {
        const isOnly = !onlyPort.has(url.host) || onlyPort.get(url.host) === url.port;
        onlyPort.set(url.host, isOnly ? url.port : undefined);
        addTo(byUrl, url.host + url.rest, each);
      }
      longest = Math.max(longest, each.length);
    }
    yield;
  }
  // Percent-encoding makes three characters of one.
  const isNone = (text: string): boolean => text.length > 3 * longest + 20 || all.has(text);
  const onAnotherPort = (text: string): readonly string[] => {
    const url = urlKey(text);
    if (url === undefined || onlyPort.get(url.host) === undefined) return [];
    return byUrl.get(url.host + url.rest) ?? [];
  };
  return { all, near: (text) => (isNone(text) ? [] : (byKey.get(nearKey(text)) ?? onAnotherPort(text))) };
}

const IN_ONE_STEP = 100;
