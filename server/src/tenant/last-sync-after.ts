import type { TenantIndex } from "../facts/tenant-index.ts";
import type { Outcome } from "./apply/outcome.ts";
import { type LastSync, lastSyncOf } from "./plan/last-sync.ts";
import type { Plan } from "./plan/plan.ts";

/**
 * What to keep once a sync has come to its end, also where there was nothing to write: what its plan called released was
 * told then, and is not told again. An API of which something is blocked, or did not get through, stays as it was known; so
 * do all that the file may name where an error hides it.
 *
 * @param tenant - as the plan was made from
 * @param only - the APIs (by identifier) to which the plan was limited: of the others, `previous` still holds
 */
export function lastSyncAfter(
  { tenant: to, desired, changes, unclear }: Plan,
  tenant: TenantIndex,
  outcomes: readonly Outcome[],
  previous?: LastSync,
  only?: ReadonlySet<string>,
): LastSync {
  const blocked = changes.filter(({ kind }) => kind === "blocked");
  const left = outcomes.filter(({ state }) => state !== "written" && state !== "unchanged");
  const unfinished = new Set([...blocked, ...left.map(({ change }) => change)].map(({ identifier }) => identifier));
  const synced = lastSyncOf({ tenant: to, apis: desired }, tenant, previous, unfinished);
  const named = new Set(desired.map(({ identifier }) => identifier));
  const isKept = (identifier: string): boolean =>
    !named.has(identifier) && (unclear === true || only?.has(identifier) === false);
  return { ...synced, apis: [...synced.apis, ...(previous?.apis.filter((api) => isKept(api.identifier)) ?? [])] };
}
