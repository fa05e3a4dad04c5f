import { deepEqual } from "node:assert/strict";
import { describe, test } from "node:test";
import { findings } from "./marked.ts";

const API = `apis:
  - identifier: https://a
    name: A \${V}
    signing_alg: RS256
    enforce_policies: true
    token_dialect: access_token_authz
    subject_type_authorization: { user: { policy: require_client_grant } }
    scopes:
      - value: a
        description: A
    grants:
      - client: worker
        subject_type: user
        scope: [a, b]
      - client: web
        scope: [a, b]
`;
const TENANTS = `tenants:
  dev:
    domain: dev.eu.auth0.com
    variables: { V: x }
    clients: { worker: aaa, web: bbb }
  live:
    domain: live.eu.auth0.com
    variables: { V: y }
    clients: { worker: ccc, web: ddd }
`;

/** What is wrong of a text, each as its rule and the line. */
const said = (text: string): readonly string[] =>
  findings(text).map(({ rule, range }) => `${rule} ${text.split("\n")[range.start.line]?.trim() ?? ""}`);

describe("where a key stands twice, what the other one may hold isn't called missing", () => {
  const SCOPES = "    scopes:\n      - value: b\n        description: B\n";
  for (const [name, text, says] of [
    ["scopes", TENANTS + API + SCOPES, ["syntax scopes:"]],
    [
      "grants",
      TENANTS + API.replace(/\n {6}- client: web[^]*/, "\n") + "    grants: []\n" + SCOPES,
      ["syntax grants: []"],
    ],
    [
      "clients",
      TENANTS.replace("{ worker: ccc,", "{ worker: ccc }\n    clients: {") + API.replaceAll(", b]", "]"),
      ["syntax clients: { web: ddd }"],
    ],
    [
      "variables",
      TENANTS.replace("{ V: y }", "{ V: y }\n    variables: {}") + API.replaceAll(", b]", "]"),
      ["syntax variables: {}"],
    ],
    [
      "tenants",
      `${TENANTS}${API.replaceAll(", b]", "]")}    tenants: [dev, live, test]\ntenants:\n  test:\n    domain: test.eu.auth0.com\n`,
      ["syntax tenants:"],
    ],
    [
      "defaults",
      `defaults: { enforce_policies: true }\ndefaults: { signing_alg: RS256 }\napis:\n  - identifier: https://a\n    token_dialect: access_token_authz\n`,
      ["syntax defaults: { signing_alg: RS256 }"],
    ],
  ] as const)
    test(name, () => deepEqual(said(text), says));
});
