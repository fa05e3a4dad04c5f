import { deepEqual, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { complete } from "../../server/src/features/completion/completion.ts";
import { atCursor, completes, offered } from "./cursor.ts";

const TENANTS = "tenants:\n  live: { domain: l.eu.auth0.com, clients: { worker: def, shop: ghi } }\n";
const API = "apis:\n  - identifier: https://a\n";
const GRANT = `${API}    grants:\n      - client: x\n`;

describe("whole things, for clients with snippets", () => {
  const whole = (marked: string, label: string, expected: string) =>
    completes(marked, label, expected, { snippets: true });
  const api = (indent: string, beforeDash = "  ") =>
    [
      "identifier: ${1:https://api.example.com}",
      "name: ${2:Name}",
      "scopes:",
      `${beforeDash}- value: \${3:read:things}`,
      `${beforeDash}  description: \${4:What it allows}`,
    ].join(`\n${indent}`);
  whole("apis:\n  |", "- new API", `apis:\n  - ${api("    ")}`);
  whole("apis:\n  - |", "new API", `apis:\n  - ${api("    ")}`);
  whole("apis:\n  -|", "new API", `apis:\n  - ${api("    ")}`);
  whole("apis:\n- api|\n", "new API", `apis:\n- ${api("  ", "")}\n`);
  whole("apis:\n- |\n", "new API", `apis:\n- ${api("  ", "")}\n`);
  whole("apis:\n    -   |", "new API", `apis:\n    -   ${api("        ")}`);
  whole(`${API}  |\n`, "- new API", `${API}  - ${api("    ")}\n`);
  whole(`${API}    name: "A\n  - ne|\n`, "new API", `${API}    name: "A\n  - ${api("    ")}\n`);
  whole("apis:\r\n  - |\r\n", "new API", `apis:\r\n  - ${api("    ").replaceAll("\n", "\r\n")}\r\n`);
  const scope = "value: ${1:read:things}\n        description: ${2:What it allows}";
  whole(`${API}    scopes:\n      - |`, "new scope", `${API}    scopes:\n      - ${scope}`);
  whole(`${API}    scopes:\n      sco|`, "- new scope", `${API}    scopes:\n      - ${scope}`);
  whole(`${GRANT}      - gr|\n`, "new grant", `${GRANT}      - client: $1\n        scope: [$2]\n`);
  whole(
    `${TENANTS}${API}    grants:\n      |\n`,
    "- new grant",
    `${TENANTS}${API}    grants:\n      - client: \${1|worker,shop|}\n        scope: [$2]\n`,
  );
  whole(
    "tenants: { dev: { clients: { 'a, b|c}': x } } }\napis:\n  - grants:\n    - |\n",
    "new grant",
    "tenants: { dev: { clients: { 'a, b|c}': x } } }\napis:\n  - grants:\n    - client: ${1|\"a\\, b\\|c}\"|}\n      scope: [$2]\n",
  );
  const unindented = "apis:\n- identifier: x\n";
  whole(`${unindented}|`, "- new API", `${unindented}- ${api("  ", "")}`);
  whole(`${unindented}new|`, "- new API", `${unindented}- ${api("  ", "")}`);
  whole(
    `${unindented}  name: X\n\n|\nrules: {}\n`,
    "- new API",
    `${unindented}  name: X\n\n- ${api("  ", "")}\nrules: {}\n`,
  );
  whole(`${unindented}  |\n- identifier: y\n`, "name", `${unindented}  name: \n- identifier: y\n`);
  const own = `${unindented}  scopes:\n  - value: read:a\n`;
  const [below, value] = ["${2:What it allows}", "${1:read:things}"];
  whole(`${own}  |\n`, "- new scope", `${own}  - value: ${value}\n    description: ${below}\n`);
  whole(
    `${own}  n|\n  grants: []\n`,
    "- new scope",
    `${own}  - value: ${value}\n    description: ${below}\n  grants: []\n`,
  );
  const granted = `${own}  grants:\n  - client: x\n`;
  whole(`${granted}  |\n`, "- new grant", `${granted}  - client: $1\n    scope: [\${2|read:a|}]\n`);
  whole(`${granted}    scope:\n    - a\n    |\n`, "- read:a", `${granted}    scope:\n    - a\n    - read:a\n`);
  whole(`${granted}    scope:\n    |`, "- read:a", `${granted}    scope:\n    - read:a`);
  whole(
    `${granted}    scope: # a\n    # b\n    re|\n- name: b\n`,
    "- read:a",
    `${granted}    scope: # a\n    # b\n    - read:a\n- name: b\n`,
  );
  whole(`${own}  grants:\n  |\n`, "- new grant", `${own}  grants:\n  - client: $1\n    scope: [\${2|read:a|}]\n`);
  const json = (grants: string) =>
    `{ "apis": [{ "scopes": [{ "value": "read:a" }, { "value": "b,c" }], "grants": [${grants}] }] }\n`;
  whole(json("|"), "new grant", json('{ "client": "$1", "scope": ["${2|read:a,b\\,c|}"] }'));
  whole(
    "apis: [\r\n    ne|\r\n]\r\n",
    "new API",
    "apis: [\r\n    {\r\n      identifier: ${1:https://api.example.com},\r\n      name: ${2:Name},\r\n      scopes: [{ value: ${3:read:things}, description: ${4:What it allows} }]\r\n    }\r\n]\r\n",
  );
  whole("rules: {}\napis:\n|", "- new API", `rules: {}\napis:\n- ${api("  ", "")}`);
  const inner = "apis:\n- identifier: x\n  scopes:\n    - value: read:a\n";
  whole(`${inner}|`, "- new API", `${inner}- ${api("  ")}`);
  test("keys are offered beside them, and first", () => {
    deepEqual(offered(`${unindented}|`, { snippets: true }).slice(-3), ["defaults", "extends", "- new API"]);
    deepEqual(offered(`${own}  |\n`, { snippets: true }).at(-1), "- new scope");
    ok(offered(`${own}  |\n`, { snippets: true }).includes("name"));
  });
  test("no item behind a dash whose item has keys already", () => {
    const item = (marked: string) => offered(marked, { snippets: true });
    ok(!item(`${API}    grants:\n      - |\n        scope: [a]\n`).includes("new grant"));
    ok(!item(`${API}    scopes:\n      - |\n        description: a\n`).includes("new scope"));
    ok(item(`${API}    scopes:\n      - |\n        description: a\n`).includes("value"));
    ok(!item("apis:\n  - |\n    name: a\n").includes("new API"));
    ok(item("apis:\n  - |\n  - name: a\n").includes("new API"));
  });
  test("nothing by itself behind a bracket in which a line break may come next", () => {
    const triggered = { snippets: true, triggered: true };
    for (const marked of [
      "{|}",
      "apis: [|]\n",
      "apis: [{|}]\n",
      `${API}    scopes: [|]\n`,
      `${API}    grants: [{|}]\n`,
    ]) {
      deepEqual(offered(marked, triggered), []);
      ok(offered(marked, { snippets: true }).length > 0);
    }
    const scoped = `${API}    scopes: [{ value: read:a }]\n    grants: [{ client: a, scope: [|] }]\n`;
    deepEqual(offered(scoped, triggered), ["read:a"]);
    ok(offered('{"|"}', triggered).length > 0);
  });
  test("no item where its list has ended", () => {
    ok(!offered(`${own}  name: X\n  |\n`, { snippets: true }).includes("- new scope"));
    ok(!offered(`${granted}    scope: []\n    |\n`).includes("- read:a"));
    ok(!offered(`${granted}    scope:\n    name:\n    |\n`).includes("- read:a"));
    ok(!offered(`${unindented}rules: {}\n|\n`, { snippets: true }).includes("- new API"));
    ok(!offered("apis:\n  - identifier: x\n|\n", { snippets: true }).includes("- new API"));
  });
  const tenant = "${1:dev}:\n    domain: ${2:example.eu.auth0.com}";
  whole("tenants:\n  |", "new tenant", `tenants:\n  ${tenant}`);
  whole("tenants:\n  live: { domain: x }\n  te|\n", "new tenant", `tenants:\n  live: { domain: x }\n  ${tenant}\n`);
  const proposes = (marked: string, label: string, ...expected: string[]) =>
    test(`${label} in ${JSON.stringify(marked)}: ${expected.join(", ")}`, () => {
      const { file, position } = atCursor(marked);
      const item = complete(file, position, { snippets: true }).find((each) => each.label === label);
      ok(item?.textEdit);
      const stops = item.textEdit.newText.matchAll(/\$\{\d(?::([^}]*)|\|(.*?)\|)\}/g);
      deepEqual(Array.from(stops, ([, text, names]) => text ?? names).slice(0, expected.length), expected);
    });
  const dev = "tenants:\n  Dev: { domain: example.eu.auth0.com }\n";
  proposes(`${dev}  |\n`, "new tenant", "staging", "example-2.eu.auth0.com");
  proposes(`${dev}  staging:\n  production:\n    domain: p\n  |\n`, "new tenant", "test");
  proposes("tenants:\n  |\n  dev: {}\n", "new tenant", "staging", "example.eu.auth0.com");
  proposes("tenants:\n  n|\n  dev:\n    domain: x\n", "new tenant", "staging");
  proposes('{ "tenants": { "dev": {}, | } }', "new tenant", "staging");
  proposes(
    "tenants: { dev: {}, test: {}, qa: {}, stage: {}, demo: {}, dev-2: {}, live: {}, sandbox: {}, | }",
    "new tenant",
    "dev-3",
  );
  const one = "apis:\n  - identifier: https://api.example.com\n";
  proposes(`${one}  |\n`, "- new API", "https://api-2.example.com", "Name", "read:things");
  proposes(`${one}  - identifier: https://api-2.example.com\n  - |\n`, "new API", "https://api-3.example.com");
  proposes(`apis:\n  - |\n${one.slice(6)}`, "new API", "https://api-2.example.com");
  const things = `${API}    scopes:\n      - value: read:things\n`;
  proposes(`${things}      |\n`, "- new scope", "create:things");
  proposes(`${things}      - |\n      - value: create:things\n`, "new scope", "update:things");
  proposes(`${things}${API.slice(6)}    scopes:\n      - |\n`, "new scope", "read:things");
  proposes(`${TENANTS}${API}    grants:\n      - client: worker\n      - |\n`, "new grant", "shop,worker");
  proposes(`${TENANTS}${API}    grants: [{ client: x }, |]\n`, "new grant", "worker,shop");

  const flowApi =
    "{ identifier: ${1:https://api.example.com}, name: ${2:Name}, scopes: [{ value: ${3:read:things}, description: ${4:What it allows} }] }";
  whole("apis: [|]\n", "new API", `apis: [${flowApi}]\n`);
  whole("apis: [{ identifier: a }, |", "new API", `apis: [{ identifier: a }, ${flowApi}`);
  whole("tenants: {|}\n", "new tenant", "tenants: {${1:dev}: { domain: ${2:example.eu.auth0.com} }}\n");
  whole(
    `${TENANTS}${API}    grants: [|]\n`,
    "new grant",
    `${TENANTS}${API}    grants: [{ client: \${1|worker,shop|}, scope: [$2] }]\n`,
  );
  whole(
    '{ "apis": [{ "scopes": [|] }] }\n',
    "new scope",
    '{ "apis": [{ "scopes": [{ "value": "${1:read:things}", "description": "${2:What it allows}" }] }] }\n',
  );
  whole(
    '{ "tenants": | }\n',
    "new tenant",
    '{ "tenants": { "${1:dev}": { "domain": "${2:example.eu.auth0.com}" } } }\n',
  );
  whole(
    '{ "tenants": { "d": { "clients": { "a|b": "x" } } }, "apis": [{ "grants": | }] }\n',
    "new grant",
    '{ "tenants": { "d": { "clients": { "a|b": "x" } } }, "apis": [{ "grants": [{ "client": "${1|a\\|b|}", "scope": ["$2"] }] }] }\n',
  );

  test("none without snippets", () => ok(!offered("apis:\n  - |").includes("new API")));
  for (const marked of [
    "apis: [{ | }]",
    "apis: |",
    "tenants: |",
    `${API}    |`,
    "tenants:\n  |dev: {}\n",
    'tenants:\n  "|"',
  ])
    test(`none in ${JSON.stringify(marked)}`, () =>
      deepEqual(
        offered(marked, { snippets: true }).filter((label) => /\bnew /.test(label)),
        [],
      ));
});

describe("rules in comments that silence them", () => {
  completes("# auth-apis-disable-next-line |\n", "trailing-slash", "# auth-apis-disable-next-line trailing-slash\n");
  completes("# auth-apis-disable tra|\napis: []\n", "trailing-slash", "# auth-apis-disable trailing-slash\napis: []\n");
  completes(
    `${API}    # auth-apis-disable-next-line symmetric-signing, lon|g-x -- why\n    signing_alg: HS256\n`,
    "long-lived-token",
    `${API}    # auth-apis-disable-next-line symmetric-signing, long-lived-token -- why\n    signing_alg: HS256\n`,
  );
  completes("#auth-apis-disable a,|\r\n", "empty-grant", "#auth-apis-disable a,empty-grant\r\n");

  test("those that are there already are left out", () => {
    const ids = offered("# auth-apis-disable empty-grant, | trailing-slash -- symmetric-signing\n");
    ok(!ids.includes("empty-grant") && !ids.includes("trailing-slash") && ids.includes("symmetric-signing"));
  });
  completes("# auth-apis-d|\napis: []\n", "auth-apis-disable", "# auth-apis-disable \napis: []\n");
  completes(`${API}    # |\n`, "auth-apis-disable-next-line", `${API}    # auth-apis-disable-next-line \n`);
  completes(`${API}    name: A # a|\r\n`, "auth-apis-disable-line", `${API}    name: A # auth-apis-disable-line \r\n`);
  completes(
    `${API}    name: A # auth-|apis-disable trailing-slash -- why\n`,
    "auth-apis-disable-line",
    `${API}    name: A # auth-apis-disable-line trailing-slash -- why\n`,
  );
  completes(
    `${API}    # auth-apis|-dis\n`,
    "auth-apis-disable-next-line",
    `${API}    # auth-apis-disable-next-line \n`,
  );
  test("a space behind the sign offers nothing by itself, but behind the word the rules", () => {
    const triggered = { snippets: true, triggered: true };
    for (const marked of [`# |\n${API}`, `${API}    # |\n`, `${API}    name: A # |\n`]) {
      deepEqual(offered(marked, triggered), []);
      ok(offered(marked).length > 0);
    }
    ok(offered("# auth-apis-disable |\n", triggered).includes("empty-grant"));
  });
  test("a comment begins as it counts there", () => {
    deepEqual(offered("# a|\napis: []\n"), ["auth-apis-disable-next-line", "auth-apis-disable"]);
    deepEqual(offered(`${API}    # a|\n`), ["auth-apis-disable-next-line"]);
    deepEqual(offered("apis: [] # a|\n"), ["auth-apis-disable-line"]);
    deepEqual(offered('apis: "# a|"\n'), []);
    deepEqual(offered("# note a|\n"), []);
  });
  for (const marked of [
    "# auth-apis-disable empty-grant -- wh|y\n",
    "# see auth-apis-disable |\n",
    "apis: [] #| which tenants\n",
    "apis: [] # |which tenants\n",
    "apis: [] # which| tenants\n",
    "# auth-apis-disable-file |\n",
    "apis: []\n---\n# auth-apis-disable |\n",
  ])
    test(`none in ${JSON.stringify(marked)}`, () => deepEqual(offered(marked), []));
});
