import { isList, isObject, type Json, type JsonObject, member } from "../../facts/json.ts";
import type { TenantIndex } from "../../facts/tenant-index.ts";
import type { DesiredApi, DesiredState } from "../desired/desired.ts";
import { namedGrants } from "../desired/named-grant.ts";

/**
 * What the last sync of a file with a tenant left behind: what the file named, with the values that were written. Plain
 * JSON without any secret, kept by whoever syncs, for each tenant and file.
 */
export interface LastSync {
  readonly version: 1;
  readonly apis: readonly LastApi[];
}

export interface LastApi {
  readonly identifier: string;
  /** As in `DesiredApi`: what the file mentioned. */
  readonly fields: JsonObject;
  /** None where the file had no `grants` for it. */
  readonly grants?: readonly LastGrant[];
}

export interface LastGrant {
  readonly clientId: string;
  readonly subjectType: string;
  readonly fields: JsonObject;
}

/** What was kept, if all of it has that form: of what is damaged nothing is known, and so nothing is called released. */
export function lastSyncIn(kept: Json | undefined): LastSync | undefined {
  if (!isObject(kept) || member(kept, "version") !== 1) return undefined;
  const apis = listIn(kept, "apis", lastApiIn);
  return apis && { version: 1, apis };
}

function lastApiIn(kept: JsonObject): LastApi | undefined {
  const identifier = member(kept, "identifier");
  const fields = member(kept, "fields");
  const grants = Object.hasOwn(kept, "grants") ? listIn(kept, "grants", lastGrantIn) : [];
  if (typeof identifier !== "string" || !isObject(fields) || !grants) return undefined;
  return { identifier, fields, ...(Object.hasOwn(kept, "grants") && { grants }) };
}

function lastGrantIn(kept: JsonObject): LastGrant | undefined {
  const [clientId, subjectType] = [member(kept, "clientId"), member(kept, "subjectType")];
  const fields = member(kept, "fields");
  if (typeof clientId !== "string" || typeof subjectType !== "string" || !isObject(fields)) return undefined;
  return { clientId, subjectType, fields };
}

/** A list whose items all have the form that is read; else nothing. */
function listIn<T>(kept: JsonObject, key: string, read: (item: JsonObject) => T | undefined): readonly T[] | undefined {
  const list = member(kept, key);
  if (!isList(list)) return undefined;
  const items = list.flatMap((item) => (isObject(item) ? (read(item) ?? []) : []));
  return items.length === list.length ? items : undefined;
}

/**
 * What to keep after a sync that ended well for all but the `unfinished` APIs (by identifier); of these, and of what
 * was blocked, `previous` still holds.
 */
export function lastSyncOf(
  desired: DesiredState,
  tenant: TenantIndex,
  previous?: LastSync,
  unfinished: ReadonlySet<string> = new Set(),
): LastSync {
  const old = new Map(previous?.apis.map((api) => [api.identifier, api]));
  return {
    version: 1,
    apis: desired.apis.flatMap((api): readonly LastApi[] => {
      const before = old.get(api.identifier);
      if (api.blocked !== undefined || unfinished.has(api.identifier)) return before ? [before] : [];
      return api.absent ? [] : [lastApi(api, tenant)];
    }),
  };
}

function lastApi(api: DesiredApi, tenant: TenantIndex): LastApi {
  const { identifier, fields, grants } = api;
  const kept = namedGrants(api, tenant).flatMap(({ desired, application }): readonly LastGrant[] => {
    if (desired.absent || "problem" in application) return [];
    return [{ clientId: application.clientId, subjectType: desired.subjectType, fields: desired.fields }];
  });
  return { identifier, fields, ...(grants && { grants: kept }) };
}
