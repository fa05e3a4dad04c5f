import { deepEqual } from "node:assert/strict";
import { describe, test } from "node:test";
import { completes, offered } from "./cursor.ts";

const API = "apis:\n  - identifier: a\n    scopes:\n      - value: r:a\n";
const UNINDENTED = "apis:\n- identifier: a\n  scopes:\n  - value: r:a\n";

describe("nothing that would take over what is there", () => {
  for (const marked of [
    "apis:\n|\n  - name: A\n",
    "apis:\n  - name: A\n|\n  # B\n  - name: B\n",
    "apis:\n  - name: A\n    sco|\n      policy: x\n".replace("name: A", "subject_type_authorization:"),
    "apis:\r\n  - scopes:\r\n    |\r\n\r\n      - value: a\r\n",
    `${API}    grants:\n      - client: x\n      |\n        scope: [r:a]\n`,
    "tenants:\n  dev:\n  |\n    domain: x\n",
    `${UNINDENTED}  grants:\n  - client: x\n    scope:\n    |- r:a\n`,
    "apis:\n  |\n- name: A\n",
    "apis:\n- scopes:\n    |\n  - value: a\n",
    "apis:\n |\n  - name: A\n",
    "apis:\n n|\n  - name: A\n",
    "apis:\n   |\n  - name: A\n",
    `${API}    grants:\n     |\n      - client: x\n`,
    `${API}    grants:\n   t|\n      - client: x\n`,
    `${API}    grants:\n     t|\n      - client: x\n`,
    `${UNINDENTED}  subject_type_authorization:\n   |\n    user:\n      policy: deny_all\n`,
    "  t|\napis: []\n",
    `${API}n|    grants:\n      - client: x\n`,
    `${API}    grants:\n    n|  - client: x\n`,
    `${API}    grants:\n      "n|\n`,
    `${API}  "n|\n`,
    "apis:\n - |\n  - name: A\n",
    "apis:\n  - name: A\n- |\n",
    "apis:\n  - name: A\n\n- ne|\n\n  - name: B\n",
    `${API}    scopes:\n      - value: a\n    - |\n`,
    "apis:\n-|\n  - name: A\n",
    `${API}    grants:\n    - t|\n      - client: x\n`,
    `${API}    grants:\n        - |\n      - client: x\n`,
    "  |\n# A\napis:\n  - name: A\n",
    '{ "apis": [{ "grants": [{ "scope": | [] }] }] }\n',
    '{ "rules": { "trailing-slash": |{} } }\n',
    '{ "apis": [\n  {}\n]|\n}\n',
    '{ "apis": [\n  {}\n]\n}|\n',
  ])
    test(JSON.stringify(marked), () => deepEqual(offered(marked, { snippets: true }), []));
  test("an item alone, among dashes at the column of their key", () => {
    deepEqual(offered(`${UNINDENTED}  |\n  - value: b\n`, { snippets: true }), ["- new scope"]);
    deepEqual(offered("apis:\n|\n- name: b\n", { snippets: true }), ["- new API"]);
  });
});

describe("what goes on with nothing above it belongs to the word that is typed", () => {
  completes(
    "apis:\n  - identifier: a\n    sc|\n      - value: b\n",
    "scopes",
    "apis:\n  - identifier: a\n    scopes:\n      - value: \n      - value: b\n",
  );
  completes(`${API}    |\n  - identifier: b\n`, "name", `${API}    name: \n  - identifier: b\n`);
  completes("apis:\n  - |\n  - name: A\n", "name", "apis:\n  - name: \n  - name: A\n");
  completes("apis:\n  - |\n    name: A\n", "identifier", "apis:\n  - identifier: \n    name: A\n");
  completes("  |\n  apis: []\n", "rules", "  rules:\n    \n  apis: []\n");
});
