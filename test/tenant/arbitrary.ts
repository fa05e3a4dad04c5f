import type { JsonObject } from "../../server/src/facts/json.ts";
import * as fc from "../properties.ts";
import {
  apiOnTenant,
  clientOnTenant,
  grantOnTenant,
  managementApi,
  managementIdentifier,
  type Wanted,
} from "./build.ts";
import type { FakeState, Wire } from "./fake-management.ts";
import { clientId } from "./fake-tenant.ts";

const identifiers = ["urn:one", "urn:two", "https://api.acme.com/three/"];
const scopeValues = ["read:a", "write:a", "b.read", "constructor"];
const applications = ["alpha", "beta", "gamma"];

const scope = fc.record({ value: fc.constantFrom(...scopeValues) }, { requiredKeys: ["value"] });
const described = fc.record(
  { value: fc.constantFrom(...scopeValues), description: fc.constantFrom("", "One", "Two") },
  { requiredKeys: ["value"] },
);
const scopes = fc.uniqueArray(fc.oneof(scope, described), { selector: ({ value }) => value, maxLength: 4 });
const userPolicy = fc.constantFrom("allow_all", "deny_all", "require_client_grant");
const clientPolicy = fc.constantFrom("deny_all", "require_client_grant");

const policies = fc.record({ user: fc.record({ policy: userPolicy }), client: fc.record({ policy: clientPolicy }) });
const somePolicies = fc.record(
  { user: fc.record({ policy: userPolicy }), client: fc.record({ policy: clientPolicy }) },
  { requiredKeys: [] },
);
const possession = fc.record(
  {
    mechanism: fc.constantFrom("mtls", "dpop"),
    required: fc.boolean(),
    required_for: fc.constantFrom("public_clients", "all_clients"),
  },
  { requiredKeys: ["mechanism", "required"] },
);

const plainFields = {
  name: fc.constantFrom("Orders", "Shop"),
  signing_alg: fc.constantFrom("RS256", "HS256"),
  token_dialect: fc.constantFrom("access_token", "rfc9068_profile_authz"),
  token_lifetime: fc.constantFrom(3600, 86400),
  enforce_policies: fc.boolean(),
  allow_offline_access: fc.boolean(),
};

const apiWire = fc
  .record(
    {
      ...plainFields,
      scopes,
      subject_type_authorization: policies,
      proof_of_possession: possession,
      authorization_details: fc.uniqueArray(fc.record({ type: fc.constantFrom("pay", "ship") }), {
        selector: ({ type }) => type,
      }),
    },
    { requiredKeys: ["subject_type_authorization"] },
  )
  .map((fields): Wire => fields);

const grantWire = fc.oneof(
  fc.record({ scope: fc.uniqueArray(fc.constantFrom(...scopeValues)) }),
  fc.constant({ allow_all_scopes: true, scope: undefined }),
);

/** A tenant with some APIs, their grants and three applications, one of them a third party's. */
export const tenant: fc.Arbitrary<FakeState> = fc
  .record({
    apis: fc.array(apiWire, { maxLength: 3 }),
    grants: fc.array(grantWire, { minLength: 18, maxLength: 18 }),
    present: fc.array(fc.boolean(), { minLength: 18, maxLength: 18 }),
  })
  .map(({ apis, grants, present }) => {
    const made = apis.map((fields, at) =>
      apiOnTenant({ ...fields, id: `5f000000000000000000000${at}`, identifier: identifiers[at] }),
    );
    const slots = identifiers.flatMap((audience) =>
      applications.flatMap((client) => ["client", "user"].map((subject_type) => ({ audience, client, subject_type }))),
    );
    const held = slots.flatMap(({ audience, client, subject_type }, at) =>
      present[at] && made.some((api) => api["identifier"] === audience)
        ? [grantOnTenant(client, { ...grants[at], audience, subject_type, id: `cgr_${at}` })]
        : [],
    );
    // A clone, since fast-check makes objects without a prototype.
    return structuredClone({
      apis: [...made, managementApi()],
      grants: [...held, grantOnTenant(clientId, { audience: managementIdentifier, id: "cgr_own" })],
      clients: [
        ...applications.map((id) => clientOnTenant(id, { is_first_party: id !== "gamma" })),
        clientOnTenant(clientId),
      ],
    });
  });

const grantFields: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.record({ scope: fc.array(fc.constantFrom(...scopeValues)) }),
  fc.record({ allow_all_scopes: fc.constant(true) }),
  fc.record(
    {
      scope: fc.uniqueArray(fc.constantFrom(...scopeValues)),
      allow_all_scopes: fc.constantFrom(false, null),
      organization_usage: fc.constantFrom("deny", "allow", null),
    },
    { requiredKeys: [] },
  ),
);

const grant = fc.record(
  {
    client: fc.constantFrom(...applications, "App beta", "nobody"),
    subjectType: fc.constantFrom("client" as const, "user" as const),
    absent: fc.boolean(),
    fields: grantFields,
  },
  { requiredKeys: ["client", "subjectType", "fields"] },
);

const apiFields = fc.record(
  {
    ...plainFields,
    scopes,
    subject_type_authorization: somePolicies,
    proof_of_possession: fc.option(possession),
    authorization_details: fc.option(
      fc.uniqueArray(fc.record({ type: fc.constantFrom("pay", "ship") }), { selector: ({ type }) => type }),
    ),
    consent_policy: fc.constant(null),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<JsonObject>;

const api = fc.record(
  {
    identifier: fc.constantFrom(...identifiers),
    fields: apiFields,
    grants: fc.uniqueArray(grant, { selector: ({ client, subjectType }) => `${client} ${subjectType}`, maxLength: 5 }),
    absent: fc.integer({ max: 9 }).map((die) => die === 0),
  },
  { requiredKeys: ["identifier", "fields"] },
);

/** What a file could want of such a tenant, the Management API's grants included. */
export const file: fc.Arbitrary<readonly Wanted[]> = fc
  .record({
    apis: fc.uniqueArray(api, { selector: ({ identifier }) => identifier }),
    management: fc.option(
      fc.uniqueArray(grant, { selector: ({ client, subjectType }) => `${client} ${subjectType}`, maxLength: 2 }),
    ),
  })
  .map(({ apis, management }): readonly Wanted[] =>
    structuredClone([
      ...apis,
      ...(management
        ? [{ managementApi: true, grants: management.map((each) => ({ ...each, fields: { scope: ["read:users"] } })) }]
        : []),
    ]),
  );
