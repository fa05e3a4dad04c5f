import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../../server/src/facts/json.ts";
import { expectedToken } from "../../server/src/expected/expected-token.ts";

const granted = { scope: ["read", "write"] };

/** Each claim as `name=value (from)`, in order, header first. */
function expects(api: JsonObject, grant: JsonObject, tenant: JsonObject | undefined, ...claims: readonly string[]) {
  test(`${JSON.stringify(api)} ${JSON.stringify(grant)} ${JSON.stringify(tenant)}`, () => {
    const {
      outerHeader = [],
      header,
      payload,
    } = expectedToken({
      domain: "acme.eu.auth0.com",
      api: { identifier: "https://a", fields: api },
      grant: { clientId: "Lz8T", fields: grant },
      ...(tenant && { tenant: { api: tenant } }),
    });
    const said = [...outerHeader, ...header, ...payload].map(({ name, value, from, note }) =>
      value === undefined ? `${name} (${from}: ${String(note)})` : `${name}=${JSON.stringify(value)} (${from})`,
    );
    assert.deepEqual(said, claims);
  });
}

const parties = ['iss="https://acme.eu.auth0.com/" (file)', 'sub="Lz8T@clients" (file)', 'aud="https://a" (file)'];
const issued = "iat (issued: the moment it is made, in seconds)";
const kid = "kid (issued: the tenant's current key)";
const symmetric = "kid (issued: whether a symmetric token names a key is not documented)";
const jti = "jti (issued: an id of this one token)";

expects(
  {},
  {},
  undefined,
  'alg="RS256" (default)',
  'typ="JWT" (default)',
  kid,
  ...parties,
  issued,
  "exp (default: iat + 86400)",
  "scope (issued: whatever the grant on the tenant gives)",
  'gty="client-credentials" (default)',
  'azp="Lz8T" (file)',
);
expects(
  { signing_alg: "HS256", token_dialect: "rfc9068_profile_authz", token_lifetime: 60, enforce_policies: true },
  granted,
  undefined,
  'alg="HS256" (file)',
  'typ="at+jwt" (file)',
  symmetric,
  ...parties,
  issued,
  "exp (file: iat + 60)",
  'scope="read write" (file)',
  jti,
  'client_id="Lz8T" (file)',
  'permissions=["read","write"] (assumed)',
);
// What the file doesn't say is as it stands on the tenant, which leaves out what was never set.
expects(
  { token_lifetime: 60 },
  { scope: [] },
  { signing_alg: "PS256", token_lifetime: 7200 },
  'alg="PS256" (tenant)',
  'typ="JWT" (tenant)',
  kid,
  ...parties,
  issued,
  "exp (file: iat + 60)",
  'gty="client-credentials" (tenant)',
  'azp="Lz8T" (file)',
);
expects(
  {
    token_encryption: { format: "compact-nested-jwe", encryption_key: { alg: "RSA-OAEP-256", pem: "…" } },
    proof_of_possession: { mechanism: "dpop", required: true },
    scopes: [{ value: "read" }],
  },
  { allow_all_scopes: true, organization_usage: "require" },
  undefined,
  'alg="RSA-OAEP-256" (file)',
  'enc="A256GCM" (assumed)',
  "kid (issued: the key's id, if it has one)",
  'cty="JWT" (assumed)',
  'alg="RS256" (default)',
  'typ="JWT" (default)',
  kid,
  ...parties,
  issued,
  "exp (default: iat + 86400)",
  'scope="read" (file)',
  'gty="client-credentials" (default)',
  'azp="Lz8T" (file)',
  "org_id (issued: the organization that the request must name)",
  "cnf (issued: jkt: the key of the DPoP proof)",
);

/** The claims that follow from the grant, of the file and of the tenant. */
function grants(grant: JsonObject, onTenant: JsonObject, ...claims: readonly string[]) {
  test(`${JSON.stringify(grant)} over ${JSON.stringify(onTenant)}`, () => {
    const { payload } = expectedToken({
      api: { identifier: "https://a", fields: { scopes: [{ value: "read" }, { value: "write" }] } },
      grant: { fields: grant },
      tenant: { api: {}, grant: onTenant },
    });
    const said = payload.filter(({ name }) => name === "scope" || name === "org_id");
    assert.deepEqual(
      said.map(({ name, value, from }) => `${name}=${JSON.stringify(value)} (${from})`),
      claims,
    );
  });
}

grants({}, { allow_all_scopes: true }, 'scope="read write" (file)');
grants({ scope: ["read"] }, { allow_all_scopes: true }, 'scope="read" (file)');
grants({ allow_all_scopes: true }, { scope: ["read"] }, 'scope="read write" (file)');
grants({}, { scope: ["read"], organization_usage: "require" }, 'scope="read" (tenant)', "org_id=undefined (issued)");
grants({ organization_usage: "allow" }, { scope: [], organization_usage: "require" });
