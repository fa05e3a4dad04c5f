import { auth0Apis } from "../../facts/auth0-apis.ts";
import { managementAudience } from "../connection/domain.ts";
import { type Change, isWritten } from "./change.ts";
import type { DesiredApi, DesiredState, DesiredTenant } from "../desired/desired.ts";
import type { Thumbprint } from "./encryption-key.ts";
import type { LastSync } from "./last-sync.ts";
import { indexOrigins, indexTwins } from "./lookalike.ts";
import { inOrder } from "./order.ts";
import type { PlanContext } from "./plan-context.ts";
import { planCreate } from "./plan-create.ts";
import { planGrants, planGrantsOfRemoved } from "./plan-grants.ts";
import { planRemoval } from "./plan-removal.ts";
import { planUpdate } from "./plan-update.ts";
import { released } from "./released.ts";
import { countRequests } from "./requests.ts";
import { shiftOf } from "./shift.ts";
import { indexTenant } from "../../facts/tenant-index.ts";
import type { TenantRole } from "../../facts/tenant-role.ts";
import type { TenantState } from "../../facts/tenant-state.ts";
import type { ApiWork } from "./write.ts";

/** What must change on the tenant so that it matches the file, and the very writes that do it. */
export interface Plan {
  readonly version: 1;
  readonly tenant: DesiredTenant;
  /** In the file's order; what is on the tenant alone stands at the end, by identifier. */
  readonly changes: readonly Change[];
  /** What applying all of it sends: see `countRequests`. */
  readonly requests: number;
  readonly work: readonly ApiWork[];
  /** What it was made from: for a record of it, since the writes themselves can't be kept. */
  readonly desired: readonly DesiredApi[];
  /** As in `DesiredState`; then nothing is known to be released. */
  readonly unclear?: true;
  /** As in `DesiredState`. */
  readonly blocked?: true;
}

/** What a plan depends on besides file and tenant. */
export interface PlanOptions {
  /** The application that this program signs in with: its own grant is never touched. */
  readonly ownClientId?: string | undefined;
  /** How a `pem` of the file is compared with what the tenant shows of it. */
  readonly thumbprint: Thumbprint;
  /** What the last sync of this file left, where that is known: what the file has stopped naming is then *released*. */
  readonly lastSync?: LastSync | undefined;
  /** With the scopes that they hold, where they were read. */
  readonly roles?: readonly TenantRole[] | undefined;
}

/**
 * Compares file and tenant. Pure.
 *
 * What the file doesn't mention is left alone, at every depth. A list that it has is the whole list. APIs that only
 * the tenant has come back as `extra` and are never deleted.
 */
export function plan(desired: DesiredState, actual: TenantState, options: PlanOptions): Plan {
  const tenant = indexTenant(actual);
  const named = firstOfEach(desired.apis);
  const twice = new Set(desired.apis.filter((api) => named.get(api.identifier) !== api).map((api) => api.identifier));
  const custom = actual.apis.filter(({ system }) => !system);
  const context: PlanContext = {
    tenant,
    domain: desired.tenant.domain,
    origins: indexOrigins(custom.filter(({ identifier }) => named.get(identifier)?.absent !== false)),
    deletes: (identifier) => named.get(identifier)?.absent === true,
    isPart: desired.part === true,
    thumbprint: options.thumbprint,
    roles: options.roles,
    ownClientId: options.ownClientId,
  };
  // What stands twice is one row, which names both places.
  const parts = [...named.values()].map((api) => {
    const reason = twice.has(api.identifier) ? twiceReason(api, desired.apis) : blockedReason(api, context);
    return reason === undefined ? planOne(api, context) : blocked(api, reason);
  });
  const known = options.lastSync?.apis.filter(({ identifier }) => !desired.unclear || named.has(identifier)) ?? [];
  const releases = known.flatMap((last) => released(last, named.get(last.identifier), tenant));
  const leftBehind = new Set(releases.map(({ identifier }) => identifier));
  // A tenant lists its APIs in any order, and the same plan is to read the same.
  const extra = custom
    .filter(({ identifier }) => !desired.part && !named.has(identifier) && !leftBehind.has(identifier))
    .sort((one, other) => (one.identifier < other.identifier ? -1 : 1));
  const twins = indexTwins(desired.apis.map(({ identifier }) => identifier));
  const work = parts.flatMap((part) => part.work);
  return {
    version: 1,
    tenant: desired.tenant,
    changes: [
      ...parts.flatMap(({ rows }) => rows),
      ...releases,
      ...extra.map(({ identifier }) => extraRow(identifier, twins(identifier))),
    ],
    requests: countRequests(work),
    work,
    desired: desired.apis,
    ...(desired.unclear && { unclear: true }),
    ...(desired.blocked && { blocked: true }),
  };
}

/** Does this plan write anything? */
export function isEmpty({ changes }: Plan): boolean {
  return !changes.some(isWritten);
}

/** Does an error, or the tenant, keep some of it from being planned? */
export function isBlocked({ changes, blocked: isWhole }: Plan): boolean {
  return isWhole === true || changes.some(({ kind }) => kind === "blocked");
}

interface Part {
  readonly rows: readonly Change[];
  readonly work: readonly ApiWork[];
}

function planOne(api: DesiredApi, context: PlanContext): Part {
  const { identifier } = api;
  const { tenant } = context;
  const actual = tenant.api(identifier);
  if (api.absent && !actual) return { rows: [], work: [] };
  const own = planApi(api, context);
  if ("blocked" in own) return blocked(api, own.blocked);
  const { rows, ...writes } = own;
  const grants = api.absent ? planGrantsOfRemoved(identifier, context) : planGrants(api, context);
  const known = tenant.grants(identifier).length;
  const ordered = inOrder(identifier, writes, grants.writes, shiftOf(api, actual, tenant), known);
  return { rows: [...rows, ...grants.rows], work: ordered.stages.length > 0 ? [ordered] : [] };
}

function planApi(api: DesiredApi, context: PlanContext) {
  const actual = context.tenant.api(api.identifier);
  if (api.managementApi) return { rows: [] };
  if (api.fieldsBlocked !== undefined) return { rows: [blockedRow(api, api.fieldsBlocked)] };
  if (!actual) return planCreate(api, context);
  return api.absent ? planRemoval(api, actual, context) : planUpdate(api, actual, context);
}

/** One API stands in one place: of two, neither could be told to be the right one. */
function twiceReason({ identifier }: DesiredApi, all: readonly DesiredApi[]): string {
  const places = all.filter((api) => api.identifier === identifier).flatMap(({ source }) => source ?? []);
  if (places.length === 0) return "Two APIs of the file have this identifier.";
  const words = places.map(({ path, line }) => (path === undefined ? `line ${line}` : `${path}:${line}`));
  return `This identifier stands in ${words.join(" and ")}; keep one of them.`;
}

function firstOfEach(apis: readonly DesiredApi[]): ReadonlyMap<string, DesiredApi> {
  const first = new Map<string, DesiredApi>();
  for (const api of apis) if (!first.has(api.identifier)) first.set(api.identifier, api);
  return first;
}

function extraRow(identifier: string, twin: string | undefined): Change {
  const row = { kind: "extra", resource: "api", identifier, fields: [] } as const;
  if (twin === undefined) return row;
  return { ...row, reason: `It looks like ${twin} of the file, but a token for one is not good for the other.` };
}

function blockedReason(api: DesiredApi, { tenant, domain }: PlanContext): string | undefined {
  if (api.blocked !== undefined) return api.blocked;
  const actual = tenant.api(api.identifier);
  if (api.managementApi && api.absent) return "The Management API can't be deleted; mark single grants of it absent.";
  if (api.managementApi) {
    if (actual?.system) return undefined;
    const inCapitals = api.identifier.toLowerCase() === managementAudience(domain);
    return `The tenant has no Management API under this identifier${inCapitals ? ": it is written in lower case there" : ""}.`;
  }
  if (actual?.system) return "This API is Auth0's own, and a sync doesn't touch it.";
  // Creating one of these would switch on an API of Auth0's own instead.
  const isReserved = auth0Apis(domain).some(({ identifier }) => identifier === api.identifier);
  if (!actual && !api.absent && isReserved) {
    return "This identifier is reserved for an API of Auth0's own.";
  }
  return undefined;
}

function blocked(api: DesiredApi, reason: string): Part {
  return { rows: [blockedRow(api, reason)], work: [] };
}

function blockedRow({ identifier }: DesiredApi, reason: string): Change {
  return { kind: "blocked", resource: "api", identifier, fields: [], reason };
}
