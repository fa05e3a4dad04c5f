import { isList, type Json, type JsonObject } from "../../facts/json.ts";
import type { TenantClient, TenantState } from "../../facts/tenant-state.ts";
import type { DesiredGrant, DesiredState } from "../desired/desired.ts";
import { keyedItems, nameInList } from "./keyed.ts";

/**
 * A tenant that is exactly as a file wants it, so that two versions of the file can be compared by the same plan. No tenant
 * holds anything twice: where the file does, by mistake, the first one stands.
 *
 * @param other - the version that it will be compared with: the applications that it names are there as well
 */
export function asTenant(state: DesiredState, other: DesiredState): TenantState {
  const standing = firstOfEach(
    state.apis.filter(({ absent }) => !absent),
    ({ identifier }) => identifier,
  );
  const management = [state, other].flatMap(({ apis }) => apis).find(({ managementApi }) => managementApi);
  const apis = standing.filter(({ managementApi }) => !managementApi);
  return {
    apis: [
      ...apis.map(({ identifier, fields }) => ({
        id: identifier,
        identifier,
        system: false,
        fields: onceEach(fields),
      })),
      ...(management ? [{ id: "api/v2", identifier: management.identifier, system: true, fields: {} }] : []),
    ],
    grants: standing.flatMap(({ identifier, grants = [] }) =>
      firstOfEach(
        grants.filter(({ absent }) => !absent),
        (grant) => `${grant.subjectType} ${idOf(grant)}`,
      ).map(({ fields, subjectType, ...grant }) => ({
        id: `${identifier} ${subjectType} ${idOf(grant)}`,
        clientId: idOf(grant),
        audience: identifier,
        subjectType,
        system: false,
        defaultFor: undefined,
        fields,
      })),
    ),
    clients: applicationsOf(state, other),
  };
}

function onceEach(fields: JsonObject): JsonObject {
  const once = ([field, value]: [string, Json]): [string, Json] =>
    isList(value) && keyedItems(field, []) ? [field, firstOfEach(value, nameInList)] : [field, value];
  return Object.fromEntries(Object.entries(fields).map(once));
}

/** What has no name is left out. */
function firstOfEach<T>(items: readonly T[], nameOf: (item: T) => string | undefined): readonly T[] {
  const found = new Map<string, T>();
  for (const item of items) {
    const name = nameOf(item);
    if (name !== undefined && !found.has(name)) found.set(name, item);
  }
  return [...found.values()];
}

function applicationsOf(...states: readonly DesiredState[]): readonly TenantClient[] {
  const grants = states.flatMap(({ apis }) => apis.flatMap((api) => api.grants ?? []));
  const names = new Map(grants.map((grant) => [idOf(grant), grant.client]));
  return [...names].map(([clientId, name]) => ({
    clientId,
    name,
    appType: undefined,
    grantTypes: undefined,
    authentication: undefined,
    firstParty: true,
    global: false,
  }));
}

/** What is named as an application that only a tenant could look up stands for itself. */
function idOf({ client, clientId }: Pick<DesiredGrant, "client" | "clientId">): string {
  return clientId ?? client;
}
