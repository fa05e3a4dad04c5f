import type { ApiView } from "../../document/read/api.ts";
import { isInherited } from "../../document/read/value.ts";

/** One of two keys of an API, and what is said of it where the finding stands at the other. */
interface Side {
  readonly key: string;
  readonly message: string;
}

/**
 * Where to show that two keys of an API contradict each other: at the first, with the second beside it. Where `defaults` brings the
 * first alone, the place to look at is the API's own.
 */
export function contradiction(api: ApiView, first: Side, second: Side) {
  const isOwn = isInherited(api.entry(first.key)) && !isInherited(api.entry(second.key));
  const [here, there] = isOwn ? [second, first] : [first, second];
  return { shownAt: here.key, at: api.at(here.key), related: [{ at: api.at(there.key), message: there.message }] };
}
