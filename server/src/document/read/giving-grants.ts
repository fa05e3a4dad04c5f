import { memoryKey } from "../memory.ts";
import type { ApiEntry } from "./api.ts";
import { eachOnce, type Grant } from "./grant.ts";

/** An API's grants that give something, of all tenants, in the order of the file; each once, though several views have it. */
export function givingGrants(entry: ApiEntry): readonly Grant[] {
  return entry.remember(GRANTS, ({ views }) => {
    const all = views.flatMap(({ grants = [] }) => grants.filter(({ absent }) => !absent));
    return [...eachOnce(all)].sort((one, other) => one.index - other.index);
  });
}

/** Does a grant give a scope, by name or with all others? */
export function gives({ scope, allScopes }: Grant, value: string): boolean {
  return allScopes === true || (scope?.some((each) => each.value === value) ?? false);
}

const GRANTS = memoryKey<readonly Grant[]>();
