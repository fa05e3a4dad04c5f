import type { TenantClient, TenantState } from "../../facts/tenant-state.ts";
import type { DesiredGrant, DesiredState } from "../desired/desired.ts";

/**
 * A tenant that is exactly as a file wants it, so that two versions of the file can be compared by the same plan.
 *
 * @param other - the version that it will be compared with: the applications that it names are there as well
 */
export function asTenant(state: DesiredState, other: DesiredState): TenantState {
  const standing = state.apis.filter(({ absent }) => !absent);
  const management = [state, other].flatMap(({ apis }) => apis).find(({ managementApi }) => managementApi);
  const apis = standing.filter(({ managementApi }) => !managementApi);
  return {
    apis: [
      ...apis.map(({ identifier, fields }) => ({ id: identifier, identifier, system: false, fields })),
      ...(management ? [{ id: "api/v2", identifier: management.identifier, system: true, fields: {} }] : []),
    ],
    grants: standing.flatMap(({ identifier, grants = [] }) =>
      grants
        .filter(({ absent }) => !absent)
        .map(({ fields, subjectType, ...grant }) => ({
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
