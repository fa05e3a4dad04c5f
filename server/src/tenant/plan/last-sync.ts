import type { JsonObject } from "../../facts/json.ts";
import type { TenantIndex } from "../../facts/tenant-index.ts";
import { findApplication } from "../desired/application.ts";
import type { DesiredApi, DesiredState } from "../desired/desired.ts";

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

function lastApi({ identifier, fields, grants }: DesiredApi, tenant: TenantIndex): LastApi {
  const kept = grants?.flatMap((grant): readonly LastGrant[] => {
    const application = findApplication(grant, tenant);
    if (grant.absent || "problem" in application) return [];
    return [{ clientId: application.clientId, subjectType: grant.subjectType, fields: grant.fields }];
  });
  return { identifier, fields, ...(kept && { grants: kept }) };
}
