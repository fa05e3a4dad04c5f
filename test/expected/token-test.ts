import type { JsonObject } from "../../server/src/facts/json.ts";
import type { TenantApi, TenantClient, TenantGrant, TenantState } from "../../server/src/facts/tenant-state.ts";
import type { TokenTest } from "../../server/src/expected/token-test.ts";
import type { WantedApi, WantedGrant } from "../../server/src/expected/wanted.ts";

/** A test of the token of Lz8T for https://a, with what the file mentions of API and grant. */
export function tokenTest({ api = {}, grant = {} }: { api?: JsonObject; grant?: JsonObject }): TokenTest {
  const wanted = wantedApi("https://a", api, [wantedGrant("Lz8T", grant)]);
  return {
    tenant: { domain: "acme.eu.auth0.com" },
    api: wanted,
    grant: wanted.grants?.[0],
    application: { named: "Lz8T", clientId: "Lz8T" },
    file: [wanted],
  };
}

export function wantedApi(identifier: string, fields: JsonObject = {}, grants?: readonly WantedGrant[]): WantedApi {
  return { identifier, absent: false, fields, ...(grants && { grants }) };
}

export function wantedGrant(
  client: string,
  fields: JsonObject = {},
  subjectType: "client" | "user" = "client",
): WantedGrant {
  return { client, subjectType, absent: false, fields };
}

/** What stands on a tenant, in few words. */
export function tenantState(parts: {
  readonly apis?: Readonly<Record<string, JsonObject>>;
  readonly grants?: readonly (Partial<TenantGrant> & Pick<TenantGrant, "audience">)[];
  readonly clients?: readonly (Partial<TenantClient> & Pick<TenantClient, "clientId">)[];
}): TenantState {
  const { apis = {}, grants = [], clients = [] } = parts;
  return {
    apis: Object.entries(apis).map(([identifier, fields], index): TenantApi => ({
      id: String(index),
      identifier,
      system: false,
      fields,
    })),
    grants: grants.map((grant, index) => ({
      id: `cgr_${index}`,
      clientId: undefined,
      subjectType: "client",
      system: false,
      defaultFor: undefined,
      fields: {},
      ...grant,
    })),
    clients: clients.map((client) => ({
      name: "",
      appType: "non_interactive",
      grantTypes: ["client_credentials"],
      authentication: "client_secret_post",
      firstParty: true,
      global: false,
      ...client,
    })),
  };
}
