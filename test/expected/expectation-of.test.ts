import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../../server/src/facts/json.ts";
import type { TokenExpectation } from "../../server/src/expected/expectation.ts";
import { tokenTest } from "./token-test.ts";
import { expectationOf } from "../../server/src/expected/expectation-of.ts";

const bare = { issuers: ["https://acme.eu.auth0.com/"], audience: "https://a", clientId: "Lz8T" };

function expects(api: JsonObject, grant: JsonObject, wanted: Partial<TokenExpectation>): void {
  test(`${JSON.stringify(api)} ${JSON.stringify(grant)}`, () => {
    assert.deepEqual(expectationOf(tokenTest({ api, grant })), { ...bare, ...wanted });
  });
}

expects({}, {}, {});
expects(
  { signing_alg: "PS256", token_dialect: "rfc9068_profile_authz", token_lifetime: 3600, enforce_policies: false },
  { scope: ["read:a"] },
  {
    signingAlg: "PS256",
    dialect: "rfc9068_profile_authz",
    lifetime: 3600,
    enforcePolicies: false,
    scopes: ["read:a"],
  },
);
expects({ token_lifetime: 0 }, { scope: [] }, { lifetime: 0, scopes: [] });
expects(
  { scopes: [{ value: "a" }, { value: "b", description: "B" }] },
  { allow_all_scopes: true },
  { scopes: "all", allScopes: ["a", "b"] },
);
expects({}, { allow_all_scopes: true }, { scopes: "all" });
expects({}, { allow_all_scopes: false, scope: ["a"] }, { scopes: ["a"] });
expects(
  { signing_alg: "ES256", token_dialect: 1, token_lifetime: "3600", scopes: "a", enforce_policies: null },
  { scope: "a" },
  {},
);
expects({ proof_of_possession: { mechanism: "dpop", required: true } }, {}, { senderConstraint: "dpop" });
expects(
  { proof_of_possession: { mechanism: "mtls", required: true, required_for: "all_clients" } },
  {},
  { senderConstraint: "mtls" },
);
expects({ proof_of_possession: { mechanism: "dpop", required: true, required_for: "public_clients" } }, {}, {});
expects({ proof_of_possession: { mechanism: "dpop", required: false } }, {}, {});
expects({ proof_of_possession: null }, {}, {});
expects({ token_encryption: null }, {}, { encryption: "none" });
expects(
  { token_encryption: { format: "compact-nested-jwe", encryption_key: { alg: "RSA-OAEP-256", pem: "…", kid: "k" } } },
  {},
  { encryption: { alg: "RSA-OAEP-256", kid: "k" } },
);
expects({ token_encryption: {} }, {}, { encryption: {} });

test("tokens may be issued under the custom domains too, and issuers are in lower case", () => {
  const expectation = expectationOf({
    ...tokenTest({}),
    tenant: { domain: "localhost:8443", customDomains: ["Login.Acme.com"] },
  });
  assert.deepEqual(expectation.issuers, ["https://localhost:8443/", "https://login.acme.com/"]);
});
