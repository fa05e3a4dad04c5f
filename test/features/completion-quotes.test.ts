import { describe } from "node:test";
import { completes } from "./cursor.ts";

const API = "apis:\n  - identifier: https://a\n";

describe("a quote that was just opened before a key of block style, or one that closes behind a blank, ends before the colon", () => {
  completes(`${API}    "na|: "A"\n`, "name", `${API}    "name": "A"\n`);
  completes(`${API}    "na|me: "A"\n`, "name", `${API}    "name": "A"\n`);
  completes(`${API}    'na|: 'A'\n`, "name", `${API}    'name': 'A'\n`);
  completes(`${API}    "na| ": "A"\n`, "name", `${API}    "name": "A"\n`);
  completes(`${API}    "na| : "A"\n`, "name", `${API}    "name": "A"\n`);
  completes(`${API}    "sc|: ["a"]\n`, "scopes", `${API}    "scopes": ["a"]\n`);
  completes(`apis:\n  - "na|: "A"\n`, "name", `apis:\n  - "name": "A"\n`);
  completes(`${API}    "na|: "[A] B"\n`, "name", `${API}    "name": "[A] B"\n`);
  completes(`${API}    "na|: A # the 5"\n`, "name", `${API}    "name": A # the 5"\n`);
  completes(`${API}    'na|: A # in 'dev'\n`, "name", `${API}    'name': A # in 'dev'\n`);
  completes(`${API}    "na|": A # the 5"\n`, "name", `${API}    "name": A # the 5"\n`);
});

describe("a quote that was just opened ends before what stands there already", () => {
  const snippets = { snippets: true };
  const json = (marked: string, label: string, expected: string) =>
    completes(`{ "apis": [{\n  ${marked}\n}] }\n`, label, `{ "apis": [{\n  ${expected}\n}] }\n`, snippets);
  json('"n|  "scopes": []', "name", '"name": "$1",  "scopes": []');
  json('"|"scopes": []', "name", '"name": "$1","scopes": []');
  json('"n|"scopes": []', "name", '"name": "$1","scopes": []');
  json("n|  scopes: []", "name", "name: $0,  scopes: []");
  json('"n| scopes: []', "name", '"name": $0, scopes: []');
  json('"na|: "A"', "name", '"name": "A"');
  json('"na|me: "A", "state": "absent"', "name", '"name": "A", "state": "absent"');
  json('"na|:"A"', "name", '"name":"A"');
  json('"sc|: []', "scopes", '"scopes": []');
  json('"sc|:[]', "scopes", '"scopes":[]');
  json("'na|: 'A'", "name", "'name': 'A'");
  json('na: B, "st|: absent', "state", 'na: B, "state": absent');
  json('"na| : "A"', "name", '"name": "A"');
  json(
    '"scopes": [{ "value": "a" }, { "value": "b" }], "grants": [{ "scope": ["|"a"] }]',
    "b",
    '"scopes": [{ "value": "a" }, { "value": "b" }], "grants": [{ "scope": ["b","a"] }]',
  );
});

describe("a quote that is closed ends there, also behind a blank", () => {
  const snippets = { snippets: true };
  const json = (marked: string, label: string, expected: string) =>
    completes(`{ "apis": [{ ${marked} }] }\n`, label, `{ "apis": [{ ${expected} }] }\n`, snippets);
  json('"na| ": "A"', "name", '"name": "A"');
  json('"scopes| ": []', "scopes", '"scopes": []');
  json('"na| me": "A"', "name", '"name": "A"');
  json('"signing_alg": "RS| "', "RS256", '"signing_alg": "RS256"');
  json('"na| "', "name", '"name": "$1"');
  const scopes = (marked: string) => `${API}    scopes: [{ value: a }]\n    grants: [{ scope: [${marked}] }]\n`;
  completes(scopes('"a| "'), "a", scopes('"a"'));
});

describe("behind a quote that nothing closes on its line, the lines below are left as they are", () => {
  const around = (line: string) =>
    `{\n  "apis": [\n    {\n      "identifier": "https://a",\n      ${line}\n      "name": "A"\n    }\n  ]\n}\n`;
  const lines = (marked: string, label: string, expected: string) => completes(around(marked), label, around(expected));
  lines('"|', "state", '"state": "absent",');
  lines('"signing_alg": "|', "RS256", '"signing_alg": "RS256",');
  lines('"signing_alg": "RS|,', "RS256", '"signing_alg": "RS256",');
  lines(
    '"scopes": [{ "value": "a" }], "grants": [{ "scope": ["|]}],',
    "a",
    '"scopes": [{ "value": "a" }], "grants": [{ "scope": ["a"]}],',
  );
  completes(
    `${API}    signing_alg: "|\n      # why\n    name: "A"\n`,
    "RS256",
    `${API}    signing_alg: "RS256"\n      # why\n    name: "A"\n`,
  );
});

describe("behind a quote that was just opened in a bracket, what follows on its line is left as it is", () => {
  const tenant = (marked: string, expected: string) =>
    completes(
      `tenants:\n  dev: { domain: a, ${marked} }\n`,
      "custom_domains",
      `tenants:\n  dev: { domain: a, ${expected} }\n`,
      {
        snippets: true,
      },
    );
  tenant('variables: {} "c|, clients: { w: abc }', 'variables: {}, "custom_domains": [$0], clients: { w: abc }');
  tenant('"c|, clients: { w: "abc" }', '"custom_domains": [$0], clients: { w: "abc" }');
  tenant('"c|, "clients": { "w": "abc" }', '"custom_domains": [$0], "clients": { "w": "abc" }');
  tenant("'c|, 'clients': { w: abc }", "'custom_domains': [$0], 'clients': { w: abc }");
  tenant('"c|us, clients: {}', '"custom_domains": [$0], clients: {}');
  const item = (marked: string) => `apis: [{ identifier: "a", signing_alg: ${marked} }, { identifier: "b" }]\n`;
  completes(item('"|, name: "A"'), "RS256", item('"RS256", name: "A"'));
  completes(
    item('RS256, name: "${t|en}, state: "absent"'),
    "${tenant.name}",
    item('RS256, name: "${tenant.name}, state: "absent"'),
  );
  completes(item('"R|S, 256", name: "A"'), "PS256", item('"PS256", name: "A"'));
  completes(item('"|, name: "[A] B"'), "RS256", item('"RS256", name: "[A] B"'));
  completes(item('"R|, name: "{{ a }}"'), "RS256", item('"RS256", name: "{{ a }}"'));
  completes(item('RS256, "na|: "[A] B"'), "name", item('RS256, "name": "[A] B"'));
});

describe("a placeholder in a quote that nothing closes keeps its own brace", () => {
  for (const around of [
    (value: string) => `apis:\n  - identifier: "${value}\n    state: absent\n`,
    (value: string) => `apis: [{ identifier: "${value} }]\n`,
    (value: string) => `apis: [{ identifier: "${value}, state: absent }]\n`,
    (value: string) => `{ "apis": [\n  { "identifier": "${value} }\n] }\n`,
  ]) {
    completes(around("${ten|ant.name}"), "${tenant.domain}", around("${tenant.domain}"));
    completes(around("$|{tenant.name}"), "${tenant.domain}", around("${tenant.domain}"));
  }
});
