import { grouped } from "../../facts/grouped.ts";
import { type Json, same } from "../../facts/json.ts";
import type { TenantState } from "../../facts/tenant-state.ts";
import type { DesiredApi, DesiredState } from "../desired/desired.ts";
import { type Change, isWritten } from "../plan/change.ts";
import { plan, type PlanOptions } from "../plan/plan.ts";

/**
 * How an API of the file stands to the tenant. `differs`: nobody can tell which side changed. `blocked`: an error of the file, or
 * the tenant, keeps it from being compared.
 */
export type Drift = "in-sync" | "changed-here" | "changed-on-tenant" | "changed-on-both" | "differs" | "blocked";

/** What is remembered of a file and a tenant; `unclear` as long as an error has hidden what the file names. */
export interface Agreement extends DesiredState {
  /** APIs, by identifier, that differed when they were first compared and have not agreed since. */
  readonly undecided: readonly string[];
}

/**
 * Which side of each API changed since the two were last seen to agree. Pure; by identifier.
 *
 * The tenant is compared with the file, and with the file as it was then: where it still is as then, the file has changed. A
 * change that both sides have shows that somebody else synced meanwhile; what was remembered says nothing then.
 *
 * Looking again tells nothing new: with what `agreed` makes of the answer, the answer is the same.
 *
 * @param last - what the file wanted when it was last seen to agree with the tenant, as `agreed` keeps it
 */
export function driftOf(
  desired: DesiredState,
  actual: TenantState,
  last: Agreement | undefined,
  options: PlanOptions,
): ReadonlyMap<string, Drift> {
  const now = rowsOf(desired, actual, options);
  const then = last ? rowsOf(last, actual, options) : new Map<string, readonly Change[]>();
  const remembered = new Set(last?.apis.map(({ identifier }) => identifier));
  const undecided = new Set(last?.undecided);
  return new Map(
    desired.apis.map((api) => {
      const { identifier } = api;
      const rows = now.get(identifier) ?? [];
      // One that neither side had can only be new here.
      const isNewHere = knowsFile(last) && !undecided.has(identifier) && isNew(rows);
      const isKnown = remembered.has(identifier) || isNewHere;
      return [identifier, judge(api, rows, isKnown ? (then.get(identifier) ?? []) : undefined)];
    }),
  );
}

/**
 * What is remembered from now on: the APIs that agree as the file wants them now, the others as they were known before. So are
 * those that the file doesn't name at the moment: what was cut out, or is hidden by an error, may come back.
 */
export function agreed(
  desired: DesiredState,
  drift: ReadonlyMap<string, Drift>,
  last: Agreement | undefined,
): Agreement {
  const known = new Map(last?.apis.map((api) => [api.identifier, api]));
  const undecided = new Set(last?.undecided);
  // Where an API stands is no part of it: a line above it changes nothing.
  for (const { source, ...api } of desired.apis) {
    const { identifier } = api;
    const how = drift.get(identifier);
    if (how === "in-sync") known.set(identifier, api);
    if (known.has(identifier)) undecided.delete(identifier);
    else if (!knowsFile(last) || how === "differs") undecided.add(identifier);
  }
  const isUnclear = desired.unclear && !knowsFile(last);
  const apis = [...known.values()];
  return { tenant: desired.tenant, ...(isUnclear && { unclear: true }), apis, undecided: [...undecided] };
}

/** Was all that the file names seen once? */
function knowsFile(last: Agreement | undefined): boolean {
  return last !== undefined && !last.unclear;
}

function judge(api: DesiredApi, now: readonly Change[], then: readonly Change[] | undefined): Drift {
  if (now.some(({ kind }) => kind === "blocked")) return "blocked";
  const differs = partsOf(now);
  if (differs.size === 0) return "in-sync";
  if (!then) return "differs";
  const moved = partsOf(then);
  if ([...moved].some(([key, part]) => !differs.has(key) && mentions(api, part))) return "differs";
  const sides = new Set([...differs].map(([key, { after }]) => sideOf(after, moved.get(key))));
  if (sides.has("both") || sides.size > 1) return "changed-on-both";
  return sides.has("here") ? "changed-here" : "changed-on-tenant";
}

/** @param moved - where the tenant is no longer as it was; `after` is how it was */
function sideOf(wanted: Json, moved: Part | undefined): "here" | "tenant" | "both" {
  if (!moved) return "here";
  return same(wanted, moved.after) ? "tenant" : "both";
}

/** Something that is compared by itself: a field of an API or grant, or (path "") whether there is such a one. */
interface Part {
  readonly resource: Change["resource"];
  readonly path: string;
  readonly after: Json;
}

function partsOf(rows: readonly Change[]): ReadonlyMap<string, Part> {
  return new Map(
    rows.flatMap(({ kind, resource, client, clientId, subjectType, fields }) => {
      const whole = kind === "create" || (kind === "removal" && fields.length === 0);
      const parts = whole ? [{ path: "", after: kind === "create" }] : fields;
      return parts.map(({ path, after }): [string, Part] => [
        JSON.stringify([resource, clientId ?? client, subjectType, path]),
        { resource, path, after },
      ]);
    }),
  );
}

/** Does the file still say something of it? What it no longer mentions may be anything. */
function mentions({ fields, grants }: DesiredApi, { resource, path }: Part): boolean {
  if (resource === "grant") return grants !== undefined;
  return path === "" || Object.hasOwn(fields, path.split(".")[0] ?? "");
}

function isNew(rows: readonly Change[]): boolean {
  return rows.some(({ kind, resource }) => kind === "create" && resource === "api");
}

function rowsOf(
  desired: DesiredState,
  actual: TenantState,
  options: PlanOptions,
): ReadonlyMap<string, readonly Change[]> {
  const { changes } = plan(desired, actual, options);
  const rows = changes.filter((change) => isWritten(change) || change.kind === "blocked");
  return grouped(rows, ({ identifier }) => identifier);
}
