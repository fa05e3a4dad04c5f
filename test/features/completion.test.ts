import { deepEqual, equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { complete } from "../../server/src/features/completion/completion.ts";
import { atCursor, completes, offered } from "./cursor.ts";

const TENANTS = `tenants:
  dev: { domain: d.eu.auth0.com, variables: { BASE: "https://dev", TTL: 60 }, clients: { worker: abc } }
  live: { domain: l.eu.auth0.com, variables: { BASE: "https://live" }, clients: { worker: def, shop: ghi } }
`;
const API = "apis:\n  - identifier: https://a\n";
const GRANT = `${API}    scopes:\n      - { value: "read:a", description: Read }\n      - value: write:a\n    grants:\n      - client: x\n`;

describe("names in a grant's lists", () => {
  const details = `${TENANTS}${API}    authorization_details:\n      - type: payment\n      - type: transfer\n      - type: payment\n`;
  const other = "  - authorization_details: [{ type: other }]\n";
  const grant = `${details}    grants:\n      - client: worker\n        `;
  test("tenants: those of the file", () => deepEqual(offered(`${grant}tenants: [|]\n`), ["dev", "live"]));
  test("… but those that it names", () =>
    deepEqual(offered(`${grant}tenants:\n          - live\n          - |\n`), ["dev"]));
  completes(`${grant}tenants: [d|`, "dev", `${grant}tenants: [dev`);
  test("types of authorization details: this API's", () =>
    deepEqual(offered(`${grant}authorization_details_types: [|]\n${other}`), ["payment", "transfer"]));
  test("… but those that it names, and none without a name", () =>
    deepEqual(offered(`${grant.replace("type: transfer", "type: ")}authorization_details_types: [payment, |]\n`), []));
  completes(
    `${grant}authorization_details_types:\n          - tr|`,
    "transfer",
    `${grant}authorization_details_types:\n          - transfer`,
  );
});

describe("keys", () => {
  completes("apis:\n  - name: A\n    sign|", "signing_alg", "apis:\n  - name: A\n    signing_alg: ");
  completes("|", "apis", "apis:\n  - identifier: ");
  completes("ten|", "tenants", "tenants:\n  ");
  completes("tenants:\r\n  dev: {}\r\nru|", "rules", "tenants:\r\n  dev: {}\r\nrules:\r\n  ");
  completes(`${API}    &k sig|\n`, "signing_alg", `${API}    &k signing_alg: \n`);
  completes("apis: []\n|\nrules: {}\n", "defaults", "apis: []\ndefaults:\n  \nrules: {}\n");
  completes("apis:\n  |", "- name", "apis:\n  - name: ");
  completes("apis:\n  -|", "name", "apis:\n  - name: ");
  completes("apis:\n  - |", "name", "apis:\n  - name: ");
  completes("apis:\n  - na|", "name", "apis:\n  - name: ");
  completes(
    "apis:\n- identifier: a\n  na|\n- identifier: b\n",
    "name",
    "apis:\n- identifier: a\n  name: \n- identifier: b\n",
  );
  completes(`${API}    |`, "scopes", `${API}    scopes:\n      - value: `);
  completes(`${API}    |`, "grants", `${API}    grants:\n      - client: `);
  completes(`${API}    |`, "state", `${API}    state: absent`);
  completes(`${API}    sub|`, "subject_type_authorization", `${API}    subject_type_authorization:\n      `);
  completes(`${API}  |`, "- identifier", `${API}  - identifier: `);
  completes(`${GRANT}        sc|`, "scope", `${GRANT}        scope: `);
  completes(`${GRANT}        sc|`, "scope", `${GRANT}        scope: [$0]`, { snippets: true });
  completes(
    `${API}    subject_type_authorization:\n      |`,
    "user",
    `${API}    subject_type_authorization:\n      user:\n        `,
  );
  completes(`${API}    sig|ning: RS256\n`, "signing_alg", `${API}    signing_alg: RS256\n`);
  completes(`${API}    "sig|": RS256\n`, "signing_alg", `${API}    "signing_alg": RS256\n`);
  completes(`${API}    'sig|`, "signing_alg", `${API}    'signing_alg': `);
  completes(`${API}    'sig|'\n`, "signing_alg", `${API}    'signing_alg': \n`);
  completes(`${API}    "|scopes: [{ value: b }]\n`, "name", `${API}    "name": [{ value: b }]\n`);
  completes(`${API}    'n|scopes:\n      - value: b\n`, "name", `${API}    'name':\n      - value: b\n`);
  completes(`apis:\n  - "na|"\n`, "name", `apis:\n  - "name": \n`);

  completes(`${API}   |`, "name", `${API}    name: `);
  completes(`${API}     na|\n`, "name", `${API}    name: \n`);
  completes(`${API}   na|\n    signing_alg: RS256\n`, "name", `${API}    name: \n    signing_alg: RS256\n`);
  completes(
    `${API}    grants:\n      - client: x\n       |`,
    "scope",
    `${API}    grants:\n      - client: x\n        scope: `,
  );
  completes(
    "tenants:\r\n  dev:\r\n    domain: x\r\n   cl|\r\n",
    "clients",
    "tenants:\r\n  dev:\r\n    domain: x\r\n    clients:\r\n      \r\n",
  );
  // Of two kinds of line ends the first one counts, as it does for every edit.
  completes("tenants:\n  dev:\n    cl|\r\n", "clients", "tenants:\n  dev:\n    clients:\n      \r\n");
  completes(`${API} |`, "- name", `${API}  - name: `);

  test("required first, present ones left out, also those below the cursor", () => {
    const keys = offered("apis:\n  - name: A\n    |\n    signing_alg: RS256\n");
    equal(keys[0], "identifier");
    ok(!keys.includes("name") && !keys.includes("signing_alg") && keys.includes("token_lifetime"));
  });
  test("… and above the first key of a map", () => {
    deepEqual(offered("apis:\n  - name: A\n    scopes:\n      - |\n        value: a\n"), ["description"]);
    const policies = "apis:\n  - subject_type_authorization:\n      |\n      client: { policy: deny_all }\n";
    deepEqual(offered(policies), ["user"]);
  });
  test("the keys of the file", () => deepEqual(offered("apis: []\n|"), ["tenants", "rules", "defaults", "extends"]));
  test("the keys of a tenant", () =>
    deepEqual(offered("tenants:\n  dev:\n    domain: x\n    |\n  live: {}\n"), [
      "custom_domains",
      "protected",
      "variables",
      "clients",
    ]));
  test("what other tenants name", () =>
    deepEqual(offered(`${TENANTS}  third:\n    clients:\n      worker: x\n      |`), ["shop"]));
  completes("rules:\n  trailing|\n", "symmetric-signing", "rules:\n  symmetric-signing: \n");
});

describe("a list that begins with its key stands as the file's other lists do", () => {
  const unindented = "apis:\n- identifier: a\n";
  completes(`${unindented}  |\n`, "scopes", `${unindented}  scopes:\n  - value: \n`);
  completes(`${unindented}  gr|\n- name: b\n`, "grants", `${unindented}  grants:\n  - client: \n- name: b\n`);
  completes(`${unindented}   gr|\n`, "grants", `${unindented}  grants:\n  - client: \n`);
  completes(`${unindented}- sc|\n`, "scopes", `${unindented}- scopes:\n  - value: \n`);
  completes("apis:\n- |", "scopes", "apis:\n- scopes:\n  - value: ");
  completes("apis:\r\n- name: A\r\n  |", "scopes", "apis:\r\n- name: A\r\n  scopes:\r\n  - value: ");
  completes("x-a:\n- b\nap|", "apis", "x-a:\n- b\napis:\n- identifier: ");
  completes(
    "tenants:\n  a:\n    custom_domains:\n    - b\n|",
    "apis",
    `tenants:\n  a:\n    custom_domains:\n    - b\napis:\n- identifier: `,
  );
  completes(
    `${unindented}  scopes:\n    - value: b\n  |\n`,
    "grants",
    `${unindented}  scopes:\n    - value: b\n  grants:\n    - client: \n`,
  );
  completes(`${unindented}  |\n`, "subject_type_authorization", `${unindented}  subject_type_authorization:\n    \n`);
  completes("ap|\n- name: A\n", "apis", "apis:\n- identifier: \n- name: A\n");
  completes(
    "apis:\n  - sc|\n        - value: b\n",
    "scopes",
    "apis:\n  - scopes:\n        - value: \n        - value: b\n",
  );
  completes("ten|\n    dev: {}\n", "tenants", "tenants:\n    \n    dev: {}\n");
});

describe("values", () => {
  completes(`${API}    signing_alg: |`, "RS256", `${API}    signing_alg: RS256`);
  completes(`${API}    signing_alg:|`, "RS256", `${API}    signing_alg: RS256`);
  completes(`${API}    signing_alg: RS|512 # why\n`, "PS256", `${API}    signing_alg: PS256 # why\n`);
  completes(`${API}    signing_alg: "RS|"\n`, "RS256", `${API}    signing_alg: "RS256"\n`);
  completes(`${API}    signing_alg: "RS|\n    name: A\n`, "RS256", `${API}    signing_alg: "RS256"\n    name: A\n`);
  completes(`${API}    signing_alg:\n      |`, "RS256", `${API}    signing_alg:\n      RS256`);
  completes(`${API}    enforce_policies: t|`, "true", `${API}    enforce_policies: true`);
  completes(`${API}    consent_policy: |`, "null", `${API}    consent_policy: null`);
  completes(`${API}    token_lifetime: |`, "86400", `${API}    token_lifetime: 86400`);
  completes(
    `${API}    subject_type_authorization: { user: { policy: | } }\n`,
    "deny_all",
    `${API}    subject_type_authorization: { user: { policy: deny_all } }\n`,
  );
  completes(
    `${API}    subject_type_authorization: { user: {policy:|`,
    "deny_all",
    `${API}    subject_type_authorization: { user: {policy: deny_all`,
  );
  completes("rules:\n  trailing-slash: { st| }\n", "style", "rules:\n  trailing-slash: { style:  }\n");
  completes("rules: { trailing-slash: { style: | } }\n", "always", "rules: { trailing-slash: { style: always } }\n");
  completes("rules: { symmetric-signing: o| }\n", "off", "rules: { symmetric-signing: off }\n");
  completes(
    "rules:\n  symmetric-signing:\n    severity: |\n",
    "hint",
    "rules:\n  symmetric-signing:\n    severity: hint\n",
  );
  completes("defaults:\r\n  signing_alg: R|\r\n", "RS512", "defaults:\r\n  signing_alg: RS512\r\n");

  test("directly behind a colon nothing that a line break would choose, where a list or a map can begin", () => {
    deepEqual(offered(`${GRANT}        scope:|`), []);
    deepEqual(offered("rules:\n  trailing-slash:|"), []);
    deepEqual(offered("rules:\n  trailing-slash: |")[0], "off");
  });
  test("a variable is any text: no literal is", () =>
    deepEqual(offered("tenants:\n  dev:\n    variables:\n      BASE: |"), []));
  test("in quotes `true` would be text, so it is not offered", () =>
    deepEqual(offered(`${API}    enforce_policies: "|"`), []));
  test("the default is marked", () => {
    const { file, position } = atCursor(`${API}    signing_alg: |`);
    deepEqual(
      complete(file, position)
        .filter(({ detail }) => detail?.includes("(default)"))
        .map(({ label }) => label),
      ["RS256"],
    );
  });
});

describe("names of the file", () => {
  completes(`${GRANT}        scope: [|]\n`, "read:a", `${GRANT}        scope: [read:a]\n`);
  completes(
    `${GRANT}        scope: [rea|\n        allow_all_scopes: true\n`,
    "read:a",
    `${GRANT}        scope: [read:a\n        allow_all_scopes: true\n`,
  );
  completes(`${GRANT}        scope: |`, "write:a", `${GRANT}        scope: [write:a]`);
  completes(`${GRANT}        scope:\n          |`, "- write:a", `${GRANT}        scope:\n          - write:a`);
  completes(`${GRANT}        scope:\n          - wr|`, "write:a", `${GRANT}        scope:\n          - write:a`);
  completes(`${GRANT}        scope: [read:|]\n`, "read:a", `${GRANT}        scope: [read:a]\n`);
  completes(`${GRANT}        scope: [write:a, read:|`, "read:a", `${GRANT}        scope: [write:a, read:a`);
  completes(`${GRANT}        scope:\n          - read:|\n`, "read:a", `${GRANT}        scope:\n          - read:a\n`);
  completes(`${GRANT}        scope: read:|\n`, "read:a", `${GRANT}        scope: [read:a]\n`);
  completes(
    `${TENANTS}${API}    grants:\n      - client: |\n`,
    "worker",
    `${TENANTS}${API}    grants:\n      - client: worker\n`,
  );
  completes(`${TENANTS}${API}    tenants: [|]\n`, "live", `${TENANTS}${API}    tenants: [live]\n`);

  test("scopes that are there already are left out", () =>
    deepEqual(offered(`${GRANT}        scope: [read:a, |]\n`), ["write:a"]));
  test("… also behind a colon", () =>
    deepEqual(offered(`${GRANT}        scope:\n          - read:a\n          - write:|\n`), ["write:a"]));
  test("scopes below an open bracket are known", () => {
    const below = "    grants:\n      - scope: [|\n    scopes:\n      - value: read:a\n";
    deepEqual(offered(`${API}${below}`), ["read:a"]);
  });
  test("scopes of another API are not", () =>
    deepEqual(offered(`${GRANT}  - identifier: https://b\n    grants:\n      - scope: [|]\n`), []));
  test("a short name that some tenant lacks says so", () => {
    const { file, position } = atCursor(`${TENANTS}${API}    grants:\n      - client: |\n`);
    deepEqual(
      complete(file, position).map(({ label, detail }) => `${label}: ${String(detail)}`),
      ["worker: short name", "shop: not on dev"],
    );
  });
});

describe("nothing is offered", () => {
  for (const text of [
    "# no ap|",
    "apis:\n  - name: A # no no|te\n",
    "apis:\n  - name: |\n",
    "apis:\n  - name: A|\n",
    `${API}    name: >\n      text\n      sig|\n`,
    `${API}    name: |\n      si|g\n`.replace("name: |", "name: >"),
    `${API}    signing_alg: RS256 |`,
    `${API}    token_encryption: { encryption_key: { pem: "a\n      b|" } }\n`,
    "apis:\n  |- name: A\n",
    "x-note:\n  fo|\n",
    "--- |\n",
    "apis: []\n---\nap|",
    "apis:\n  - nothing_known:\n      - |\n",
  ]) {
    test(JSON.stringify(text), () => deepEqual(offered(text), []));
  }
});
