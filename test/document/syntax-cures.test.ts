import { deepEqual, equal } from "node:assert/strict";
import { describe, test } from "node:test";
import { findings, fixed } from "../rules/marked.ts";

describe("a syntax error with one likely cure has a fix", () => {
  for (const [text, expected] of [
    ["apis:\n  - identifier:https://a\n    name: A\n", "apis:\n  - identifier: https://a\n    name: A\n"],
    ["apis:,\n  - name: A\n", "apis:\n  - name: A\n"],
    [
      "apis:\n  - name: A\n    scopes:, # c\r\n      - value: a\n",
      "apis:\n  - name: A\n    scopes: # c\r\n      - value: a\n",
    ],
    ["apis:\n  - identifier https://a # c\n    name: A\n", "apis:\n  - identifier: https://a # c\n    name: A\n"],
    ["tenants # c\n  dev: {}\n", "tenants: # c\n  dev: {}\n"],
    ["apis\r\n  - name: A\r\n", "apis:\r\n  - name: A\r\n"],
    ['apis:\n  - name: Orders: the "API" # c\n', 'apis:\n  - name: "Orders: the \\"API\\"" # c\n'],
    ['x-a:\n  b: "{ c: "d", e: 1 }\n', 'x-a:\n  b: { c: "d", e: 1 }\n'],
    ['x-a:\n  b: c: "d", e: 1 } # f\n', 'x-a:\n  b: { c: "d", e: 1 } # f\n'],
    ["x-a:\n  b: say: {c}\n", 'x-a:\n  b: "say: {c}"\n'],
    ["apis:\n  - name: @A  \n", 'apis:\n  - name: "@A"  \n'],
    ["apis:\n  - %name: A\n    identifier: a\n", "apis:\n  - name: A\n    identifier: a\n"],
    ["apis:\n  -name: A\n    identifier: a\n", "apis:\n  - name: A\n    identifier: a\n"],
    ["apis: [{ name: A } { name: B }]\n", "apis: [{ name: A }, { name: B }]\n"],
    ['{\n  "apis": []\n  "tenants": {}\n}\n', '{\n  "apis": [],\n  "tenants": {}\n}\n'],
    ["apis: [{\n  name: A\n  identifier: a }]\n", "apis: [{\n  name: A,\n  identifier: a }]\n"],
    ['{ "rules": null\r\n  "apis": [] }\r\n', '{ "rules": null,\r\n  "apis": [] }\r\n'],
    ["apis: [\n  {}\n  { name: B }]\n", "apis: [\n  {},\n  { name: B }]\n"],
    ["x-a: &x A\napis:\n  - name: *x:\n", "x-a: &x A\napis:\n  - name: *x\n"],
    ["x-a: &x {}\napis:\n  - <<: *x: # c\n", "x-a: &x {}\napis:\n  - <<: *x # c\n"],
    ["apis:\n\t- name: A\n", "apis:\n  - name: A\n"],
    ["tenants:\n  dev:\n\tdomain: a\n", "tenants:\n  dev:\n    domain: a\n"],
    ["tenants:\n    dev: # c\n\tdomain: a\n", "tenants:\n    dev: # c\n        domain: a\n"],
    ["tenants:\n  dev:\n\tdomain: a\n      clients: {}\n", "tenants:\n  dev:\n      domain: a\n      clients: {}\n"],
    [
      "tenants:\n    dev:\n        domain: a\n\tclients: {}\n",
      "tenants:\n    dev:\n        domain: a\n        clients: {}\n",
    ],
    ["x-a:\n    - value: a\n\t- value: b\n", "x-a:\n    - value: a\n    - value: b\n"],
    [
      "apis:\n  - name: A\n    identifier: a\n    grants:\n      - client: b\n        scope: []\n\t- name: B\n    identifier: b\n",
      "apis:\n  - name: A\n    identifier: a\n    grants:\n      - client: b\n        scope: []\n  - name: B\n    identifier: b\n",
    ],
    [
      "apis:\n  - name: A\n    scopes:\n      - value: a\n        description: A\n\tgrants:\n      - client: b\n",
      "apis:\n  - name: A\n    scopes:\n      - value: a\n        description: A\n    grants:\n      - client: b\n",
    ],
    [
      "apis:\n  - name: A\n    subject_type_authorization:\n      user: {}\n\tscopes:\n      - value: a\n",
      "apis:\n  - name: A\n    subject_type_authorization:\n      user: {}\n    scopes:\n      - value: a\n",
    ],
    [
      "apis:\n- name: A\n  subject_type_authorization:\n    user: {}\n\tscopes:\n  - value: a\n",
      "apis:\n- name: A\n  subject_type_authorization:\n    user: {}\n  scopes:\n  - value: a\n",
    ],
    [
      "tenants:\n  a:\n    variables:\n      B: c\n\tclients:\n      d: e\n",
      "tenants:\n  a:\n    variables:\n      B: c\n    clients:\n      d: e\n",
    ],
    ["tenants:\n\ta:\n    domain: c\n", "tenants:\n  a:\n    domain: c\n"],
    ["apis:\n  - name: A\n\t  identifier: a\n", "apis:\n  - name: A\n    identifier: a\n"],
    ["apis:\n  -\tname: A\n    identifier: a\n", "apis:\n  - name: A\n    identifier: a\n"],
    ["apis:\n  - \t name: A\n        identifier: a\n", "apis:\n  -     name: A\n        identifier: a\n"],
    ["x-a:\n\t-\tb:\n      c: d\n", "x-a:\n  - b:\n      c: d\n"],
    ["x-a:\n  -\t-\tb: c\n", "x-a:\n  - - b: c\n"],
    [
      "apis:\n  - identifier: a\n    name: A\n      - identifier: b\n        name: B\n\n        # c\n        scopes:\n          - value: d\n\n  # e\n  - identifier: f\n",
      "apis:\n  - identifier: a\n    name: A\n  - identifier: b\n    name: B\n\n    # c\n    scopes:\n      - value: d\n\n  # e\n  - identifier: f\n",
    ],
    [
      "apis:\r\n  - identifier: a\r\n    - identifier: b\r\n      name: B\r\n    - identifier: c\r\n",
      "apis:\r\n  - identifier: a\r\n  - identifier: b\r\n    name: B\r\n  - identifier: c\r\n",
    ],
    [
      "apis:\n  - identifier: a\n    scopes:\n      - value: a\n    - value: b\n    name: A\n",
      "apis:\n  - identifier: a\n    scopes:\n      - value: a\n      - value: b\n    name: A\n",
    ],
    [
      "apis:\n  - identifier: a\n    scopes:\n      - value: b\n    - identifier: c\n",
      "apis:\n  - identifier: a\n    scopes:\n      - value: b\n  - identifier: c\n",
    ],
    [
      "apis:\n  - identifier: a\n    scopes:\n      - value: a\n     - value: b\n       description: B\n      - value: c\n        description: C\n",
      "apis:\n  - identifier: a\n    scopes:\n      - value: a\n      - value: b\n        description: B\n      - value: c\n        description: C\n",
    ],
    ["apis:\n- identifier: a\n - identifier: b\n", "apis:\n- identifier: a\n- identifier: b\n"],
    [
      "apis:\n- scopes:\n  - value: a\n - scopes:\n    - value: b\n",
      "apis:\n- scopes:\n  - value: a\n- scopes:\n   - value: b\n",
    ],
    [
      "apis:\n- identifier: a\n  scopes:\n  - value: a\n - identifier: b\n",
      "apis:\n- identifier: a\n  scopes:\n  - value: a\n- identifier: b\n",
    ],
    ["apis:\n  - identifier: a\n- identifier: b\n", "apis:\n  - identifier: a\n  - identifier: b\n"],
  ] as const)
    test(JSON.stringify(text), () => equal(fixed(text, "syntax"), expected));
  for (const [text, preferred] of [
    ["tenants:\n  a:\n    domain: b\n\tclients: {}\n", false],
    ["tenants:\n  a:\n    domain: b\n\tclients: {}\n    variables: {}\n", undefined],
    ["tenants:\n  a:\n    clients: {}\n  b:\n    domain: b\n\tclients: {}\n", undefined],
  ] as const)
    test(`spaces for a tab${preferred === false ? " may lead to another column" : ""}: ${JSON.stringify(text)}`, () =>
      deepEqual(
        findings(text, []).flatMap(({ rule, fixes = [] }) =>
          rule === "syntax" ? fixes.map((fix) => fix.preferred) : [],
        ),
        [preferred],
      ));
  test("none that moves an item into a list of others", () =>
    deepEqual(
      findings("apis:\n  - identifier: a\n    scopes:\n      - value: b\n       - client: c\n", []).map(
        ({ fixes }) => fixes,
      ),
      [undefined],
    ));
  test("none that moves an item out of a list whose first one is torn", () =>
    deepEqual(
      findings("apis:\n  - name: A\n    scopes:\n    value: b\n    description: B\n      - value: c\n", []).flatMap(
        ({ rule, fixes = [] }) => (rule === "syntax" ? fixes : []),
      ),
      [],
    ));
  test("none that moves hundreds of lines", () =>
    deepEqual(
      findings(`apis:\n  - identifier: a\n    - identifier: b\n${"      x-a: 1\n".repeat(400)}`, []).flatMap(
        ({ fixes = [] }) => fixes,
      ),
      [],
    ));
  test("none for thousands of tabs, as it would be as long", () =>
    deepEqual(
      findings(`apis:\n${"\t".repeat(2000)}- name: A\n`, []).map(({ message, fixes }) => [message, fixes]),
      [["A tab can't indent YAML. Use spaces.", undefined]],
    ));
  test("none for quotes that end too early, as more of them would hold no more", () =>
    deepEqual(
      findings('apis:\n  - name: "A": b\n', []).flatMap(({ rule, fixes = [] }) => (rule === "syntax" ? fixes : [])),
      [],
    ));
  test("none in brackets, where a value ends elsewhere", () =>
    deepEqual(
      findings("apis: [{ name: @A, identifier: a }]\n", []).flatMap(({ fixes = [] }) => fixes),
      [],
    ));
});
