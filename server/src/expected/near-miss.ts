import { differences, nearKey } from "../facts/near-identifier.ts";
import { listed } from "../schema/words.ts";

/** An identifier that is nearly another one. */
export interface NearMiss {
  readonly identifier: string;
  /** In what they differ: "the scheme and the trailing slash". */
  readonly differs: string;
}

/**
 * The first of the identifiers that is the given one but for details which the eye doesn't see: Auth0 compares to the
 * character, so each is another API. The identifier itself is none. Pure.
 */
export function sameButFor(identifier: string, others: readonly string[]): NearMiss | undefined {
  const key = nearKey(identifier);
  const other = others.find((one) => one !== identifier && nearKey(one) === key);
  return other === undefined
    ? undefined
    : { identifier: other, differs: listed(differences(identifier, other), "and") };
}
