import type { JsonObject } from "../../server/src/facts/json.ts";
import type { DesiredApi, DesiredGrant, DesiredState } from "../../server/src/tenant/desired/desired.ts";
import { readApi, readClient, readGrant } from "../../server/src/tenant/connection/edge.ts";
import { plan, type Plan, type PlanOptions } from "../../server/src/tenant/plan/plan.ts";
import type { TenantState } from "../../server/src/facts/tenant-state.ts";
import { thumbprint } from "../../server/src/tenant/thumbprint.ts";
import type { FakeState, Wire } from "./fake-management.ts";
import { clientId, domain } from "./fake-tenant.ts";

/** What a file wants, in as few words as a test allows. */
export interface Wanted {
  readonly identifier?: string;
  readonly fields?: JsonObject;
  readonly grants?: readonly WantedGrant[];
  readonly absent?: boolean;
  readonly managementApi?: boolean;
  readonly blocked?: string;
}

export interface WantedGrant {
  readonly client: string;
  readonly clientId?: string;
  readonly unmapped?: true;
  readonly subjectType?: "client" | "user";
  readonly absent?: boolean;
  readonly fields?: JsonObject;
}

export const identifier = "https://api.acme.com/orders";
export const managementIdentifier = `https://${domain}/api/v2/`;

export function desiredState(apis: readonly Wanted[]): DesiredState {
  return { tenant: { name: "dev", domain }, apis: apis.map(desiredApi) };
}

function desiredApi(api: Wanted): DesiredApi {
  return {
    absent: false,
    managementApi: false,
    fields: {},
    ...api,
    identifier: api.managementApi ? managementIdentifier : (api.identifier ?? identifier),
    ...(api.grants && {
      grants: api.grants.map((grant): DesiredGrant => ({ subjectType: "client", absent: false, fields: {}, ...grant })),
    }),
  } as DesiredApi;
}

/** A tenant's API on the wire, as one that was made with only an identifier, and what the test says of it. */
export function apiOnTenant(fields: Wire = {}): Wire {
  return {
    id: "5f0000000000000000000001",
    identifier,
    signing_alg: "RS256",
    allow_offline_access: false,
    token_lifetime: 86400,
    token_lifetime_for_web: 7200,
    skip_consent_for_verifiable_first_party_clients: false,
    subject_type_authorization: { user: { policy: "allow_all" }, client: { policy: "require_client_grant" } },
    ...fields,
  };
}

export function managementApi(): Wire {
  return apiOnTenant({ id: "5f00000000000000000000aa", identifier: managementIdentifier, is_system: true });
}

export function grantOnTenant(
  client: string,
  fields: Wire & { subject_type?: string | undefined; audience?: string } = {},
): Wire {
  const { subject_type: kind = "client", audience = identifier } = fields;
  return {
    id: `cgr_${client}-${kind}-${audience.length}`,
    client_id: client,
    audience: identifier,
    scope: [],
    subject_type: kind,
    ...fields,
  };
}

export function clientOnTenant(id: string, fields: Wire = {}): Wire {
  return { client_id: id, name: `App ${id}`, is_first_party: true, client_secret: "never-to-be-read", ...fields };
}

export function tenantState({ apis = [], grants = [], clients = [] }: Partial<FakeState>): TenantState {
  return {
    apis: apis.map((each) => readApi(each, domain)),
    grants: grants.map((each) => readGrant(each, domain)),
    clients: clients.map((each) => readClient(each, domain)),
  };
}

export function planOf(
  wanted: readonly Wanted[],
  state: Partial<FakeState>,
  options: Pick<PlanOptions, "lastSync" | "roles"> = {},
): Plan {
  return plan(desiredState(wanted), tenantState(state), { ownClientId: clientId, thumbprint, ...options });
}
