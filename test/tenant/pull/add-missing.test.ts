import assert from "node:assert/strict";
import { test } from "node:test";
import { apiOnTenant, clientOnTenant, grantOnTenant, managementApi } from "../build.ts";
import { pulled } from "./pull-case.ts";

const two = {
  identifier: "urn:two",
  name: "Two",
  token_dialect: "access_token",
  enforce_policies: true,
  subject_type_authorization: { user: { policy: "deny_all" }, client: { policy: "require_client_grant" } },
  scopes: [{ value: "read:two", description: "Read" }],
};
const state = {
  apis: [apiOnTenant({ identifier: "urn:one" }), apiOnTenant(two), managementApi()],
  grants: [grantOnTenant("alpha", { audience: "urn:two", scope: ["read:two"] })],
  clients: [clientOnTenant("alpha")],
};
const lines = `name: Two
    identifier: urn:two
    enforce_policies: true
    subject_type_authorization:
      user: { policy: deny_all }
    scopes:
      - value: read:two
        description: Read
    grants:
      - client: App alpha
        scope: [read:two]
`;

const adds = (text: string, expected: string): void => {
  const { document, report } = pulled(text, state, undefined, true);
  assert.equal(document.text, expected);
  assert.ok(report.added.includes("urn:two"));
};

test("an API that only the tenant has comes behind the others, without what holds anyway", () => {
  adds(
    "apis:\n  - identifier: urn:one # one\n# end\nx-a: 1\n",
    `apis:\n  - identifier: urn:one # one\n\n  - ${lines}# end\nx-a: 1\n`,
  );
});

test("close to the last one, where the others are", () =>
  adds(
    "apis:\n- identifier: urn:zero\n- identifier: urn:one\n",
    `apis:\n- identifier: urn:zero\n- identifier: urn:one\n- ${lines.replaceAll("\n    ", "\n  ")}`,
  ));

test("into a list that has nothing in it", () => {
  adds("apis:\nx-a: 1\n", `apis:\n  - identifier: urn:one\n\n  - ${lines}x-a: 1\n`);
  adds("x-a: 1\napis: []", `x-a: 1\napis:\n  - identifier: urn:one\n\n  - ${lines.trimEnd()}`);
  adds("", `apis:\n  - identifier: urn:one\n\n  - ${lines}`);
});

test("what the file's defaults say is not said again, and what differs from them is", () => {
  const text = "defaults:\n  enforce_policies: true\n  allow_offline_access: true\n";
  const own = lines
    .replace("    enforce_policies: true\n", "")
    .replace("    scopes:", "    allow_offline_access: false\n    scopes:");
  adds(
    `${text}apis:\n  - identifier: urn:one\n    enforce_policies: false\n    allow_offline_access: false\n`,
    `${text}apis:\n  - identifier: urn:one\n    enforce_policies: false\n    allow_offline_access: false\n\n  - ${own}`,
  );
});

test("what extended defaults say, and variables in defaults, hold for an added API as well", () => {
  const text = `extends: b.yaml
tenants: { dev: { domain: a.auth0.com, variables: { RBAC: true } } }
defaults:
  enforce_policies: \${RBAC}
  allow_offline_access: false
apis: []
`;
  const extended = "defaults: { allow_offline_access: true, token_lifetime: 60 }\n";
  const { document } = pulled(text, state, "dev", true, extended);
  const own = lines
    .replace("    enforce_policies: true\n", "")
    .replace("urn:two\n", "urn:two\n    token_lifetime: 86400\n");
  assert.ok(document.text.includes(own), document.text);
});

test("in flow style", () => {
  const { document } = pulled("{ apis: [{ identifier: urn:one }] }", state, undefined, true);
  assert.match(document.text, /^\{ apis: \[\{ identifier: urn:one \}, \{ name: Two, .*\}\] \}$/);
});
