import { deepEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { findings } from "./said.ts";

const right: Readonly<Record<string, string>> = {
  "an empty file": "",
  "the format's own example": readFileSync("test/rules/right/format.auth-apis.yaml", "utf8"),
  "every field of an API": `
apis:
  - name: Payments
    identifier: https://payments.acme.com
    signing_alg: PS256
    token_dialect: access_token_authz
    token_lifetime: 0
    token_lifetime_for_web: 0
    enforce_policies: false
    subject_type_authorization: { client: { policy: deny_all } }
    allow_offline_access: false
    allow_online_access: true
    allow_online_access_with_ephemeral_sessions: true
    skip_consent_for_verifiable_first_party_clients: true
    proof_of_possession: { mechanism: dpop, required: true, required_for: all_clients }
    token_encryption:
      format: compact-nested-jwe
      encryption_key: { alg: RSA-OAEP-512, pem: "-----BEGIN PUBLIC KEY-----", name: main, kid: k1 }
    consent_policy: transactional-authorization-with-mfa
    authorization_details: [{ type: payment, limits: [1, 2] }]
    authorization_policy: { policy_id: p1 }
    scopes: [{ value: pay, description: "" }]
    grants:
      - client: shop
        subject_type: user
        scope: []
        allow_all_scopes: false
        organization_usage: require
        allow_any_organization: true
        authorization_details_types: [payment]
        tenants: [dev]
        state: absent
`,
  "null where the Management API clears": `
apis:
  - identifier: a
    proof_of_possession: null
    token_encryption: ~
    consent_policy: null
    authorization_details:
    authorization_policy: null
    grants:
      - { client: c, scope: null, allow_all_scopes: null, organization_usage: null, allow_any_organization: null }
`,
  "a variable that must be given from outside": "tenants: { dev: { domain: a.eu.auth0.com, variables: { TTL: } } }",
  "what is not known": `
tenants: { dev: { domain: a.eu.auth0.com, variables: { TTL: } } }
defaults: { token_lifetime: "\${TTL}", signing_alg: "\${NONE}" }
apis:
  - identifier: *nowhere
    token_lifetime_for_web: \${TTL}
    scopes: [{ value: "\${NONE}" }]
    grants: *nowhere
`,
  "what a syntax error may hide": 'apis:\n  - name: "A\n    identifier: a\n',
  "keys of which rules speak": `
apis:
  - identifier: a
    id: 5f0e1f1f1f1f1f1f1f1f1f1f
    is_system: true
    client_id: abc
    signing_secret: x
    grants: [{ client: c, clientSecret: x }]
`,
  "rules that nobody knows": "rules: { mine: { severity: off }, other: off }",
};

for (const [name, file] of Object.entries(right)) {
  test(name, () =>
    deepEqual(
      findings(Document.of(file)).map(({ message }) => message),
      [],
    ),
  );
}

test("a value as deep as the file may be is judged without a crash", () => {
  const deep = `apis:\n  - identifier: a\n    authorization_details: [{ x: ${"[".repeat(60)}${"]".repeat(60)} }]\n`;
  deepEqual(findings(Document.of(deep)), []);
});
