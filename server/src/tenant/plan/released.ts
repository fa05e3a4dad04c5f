import { isObject, type Json, type JsonObject, member } from "../../facts/json.ts";
import type { TenantIndex } from "../../facts/tenant-index.ts";
import { applicationName } from "../desired/application.ts";
import type { DesiredApi } from "../desired/desired.ts";
import { type NamedGrant, namedGrants } from "../desired/named-grant.ts";
import type { Change, FieldChange } from "./change.ts";
import { keyedItems } from "./keyed.ts";
import type { LastApi, LastGrant } from "./last-sync.ts";

/**
 * What a file used to name and no longer does: it keeps the tenant's value, and nobody manages it any more. The fields of
 * such a row have the value that stays as both `before` and `after`.
 *
 * @param desired - the API as the file has it now; `undefined` where it is gone from the file
 */
export function released(last: LastApi, desired: DesiredApi | undefined, tenant: TenantIndex): readonly Change[] {
  const { identifier } = last;
  const actual = tenant.api(identifier);
  if (!actual || actual.system || desired?.absent || desired?.blocked !== undefined) return [];
  const api = { kind: "released", resource: "api", identifier } as const;
  if (!desired) {
    return [{ ...api, fields: [], reason: "The file no longer names it; it stays on the tenant as it is." }];
  }
  const fields = noLongerNamed(last.fields, desired.fields, actual.fields);
  const named = desired.grants && namedGrants(desired, tenant);
  const grants = last.grants?.flatMap((grant) => releasedGrant(identifier, grant, named, tenant)) ?? [];
  return [...(fields.length > 0 ? [{ ...api, fields }] : []), ...grants];
}

function releasedGrant(
  identifier: string,
  { clientId, subjectType, fields }: LastGrant,
  named: readonly NamedGrant[] | undefined,
  tenant: TenantIndex,
): readonly Change[] {
  const isIt = (grant: { readonly clientId: string | undefined; readonly subjectType: string }) =>
    grant.clientId === clientId && grant.subjectType === subjectType;
  const actual = tenant.grants(identifier).find(isIt);
  if (!actual) return [];
  const client = applicationName(clientId, tenant);
  const row = {
    kind: "released",
    resource: "grant",
    identifier,
    ...(client !== undefined && { client }),
    clientId,
    subjectType,
  } as const;
  if (!named) return [{ ...row, fields: [], reason: "The file no longer lists grants of this API; it stays." }];
  const desired = named.find(
    ({ application, desired: { subjectType: type } }) =>
      "clientId" in application && isIt({ clientId: application.clientId, subjectType: type }),
  )?.desired;
  if (!desired || desired.absent) return [];
  const left = noLongerNamed(fields, desired.fields, actual.fields);
  return left.length > 0 ? [{ ...row, fields: left }] : [];
}

/** Keys that were named then and are not now, at every depth, with what the tenant holds. */
function noLongerNamed(then: JsonObject, now: JsonObject, have: JsonObject): readonly FieldChange[] {
  return Object.entries(then).flatMap(([key, value]) => walk(key, value, member(now, key), member(have, key)));
}

function walk(path: string, then: Json, now: Json | undefined, have: Json | undefined): readonly FieldChange[] {
  if (now === undefined) return [{ path, before: have ?? null, after: have ?? null }];
  const inside = (before: Json, after: Json | undefined, holds: Json | undefined, at: string) =>
    isObject(before) && isObject(after)
      ? Object.entries(before).flatMap(([key, value]) =>
          walk(`${at}.${key}`, value, member(after, key), isObject(holds) ? member(holds, key) : undefined),
        )
      : [];
  const items = keyedItems(path, then);
  if (!items) return inside(then, now, have, path);
  const wanted = keyedItems(path, now);
  const held = keyedItems(path, have ?? []);
  // An item that a list leaves out is not released, but a removal.
  return [...items].flatMap(([name, item]) => inside(item, wanted?.get(name), held?.get(name), `${path}.${name}`));
}
