import { describe } from "node:test";
import { MOST_PARTS } from "../../server/src/document/parse/too-long.ts";
import { casesOf } from "./cases.ts";

const tenant = (name: string, lines: readonly string[]): string =>
  `  ${name}:\n    domain: ${name}.eu.auth0.com\n${lines.map((line) => `    ${line}\n`).join("")}`;
const DEV = tenant("dev", ['variables: { BASE: "https://dev", TTL: 60 }']);
const LIVE = tenant("live", ['variables: { BASE: "https://live" }']);

describe("undefined-variable", () => {
  const { marks, silent, says, fixes, unfixed } = casesOf("undefined-variable");
  const two = (lines: string): string => `tenants:\n${DEV}${LIVE}apis:\n  - identifier: \${BASE}/x\n${lines}`;
  marks("just the placeholder", two('    name: "A ⟦${NAME}⟧ of ${tenant.name}"\n'));
  says("one tenant", two("    token_lifetime: ${TTL}\n"), "${TTL} has no value on live,");
  says("both", two("    name: ${NAME}\n"), "${NAME} has no value on dev and live,");
  says("only the API's own tenants", two("    name: ${NAME}\n    tenants: [dev]\n"), "${NAME} has no value on dev,");
  silent("an API that lives where it has a value", two("    token_lifetime: ${TTL}\n    tenants: [dev]\n"));
  silent(
    "what is to be given on the command line",
    `tenants:\n${tenant("dev", ["variables:", "  KEY:"])}apis:\n  - identifier: \${KEY}\n`,
  );
  marks(
    "in `defaults`, once",
    `tenants:\n${LIVE}defaults:\n  token_lifetime: ⟦\${TTL}⟧\napis:\n  - identifier: a\n  - identifier: b\n`,
  );
  silent("in `defaults` that no API takes", `tenants:\n${LIVE}defaults:\n  token_lifetime: \${TTL}\n`);
  marks("in `clients`", `tenants:\n${tenant("dev", ["clients: { a: '⟦${ID}⟧', b: '${tenant.name}' }"])}`);
  says(
    "… of which tenant",
    `tenants:\n${DEV}${tenant("live", ["clients: { a: '${ID}' }"])}`,
    "${ID} has no value on live,",
  );
  marks("in a grant", two('    grants:\n      - client: ⟦${WHO}⟧\n        scope: ["⟦${WHAT}⟧"]\n'));
  marks("at the alias that brings it", `tenants:\n${DEV}x-a: &a \${NAME}\napis:\n  - identifier: i\n    name: ⟦*a⟧\n`);
  silent("in keys of one's own that nothing uses", `tenants:\n${DEV}x-a: \${NAME}\napis: []\n`);
  says("with no tenants", "apis:\n  - identifier: ${BASE}\n", "this file names no tenants");
  says("a misspelt built-in one", "apis:\n  - identifier: https://${tenant.domian}/x\n", "Is it ${tenant.domain}?");
  silent("with no tenants, the built-in ones", "apis:\n  - identifier: https://${tenant.domain}/${tenant.name}\n");
  silent("tenants that another file may bring", "extends: base.auth-apis.yaml\napis:\n  - identifier: ${BASE}\n");
  silent("tenants that can't be read", `tenants:\n${DEV}    x: "\napis:\n  - identifier: \${NAME}\n`);
  silent("tenants that are being written", "tenants:\napis:\n  - identifier: ${NAME}\n");
  silent("an API for no tenant of the file", two("    name: ${NAME}\n    tenants: [test]\n"));
  silent("a literal", two('    name: "$${NAME}"\n'));
  marks(
    "the identifier of what goes",
    `tenants:\n${DEV}apis:\n  - identifier: ⟦\${OLD}⟧\n    name: \${NAME}\n    state: absent\n`,
  );
  fixes("the nearest name", two("    name: ${BSAE}/y/${ BSAE }\n"), two("    name: ${BASE}/y/${BASE}\n"));
  unfixed("a name that not all of them have", two("    name: ⟦${TTTL}⟧\n"));
  fixes(
    "… that the one has",
    two("    name: ${TTTL}\n    tenants: [dev]\n"),
    two("    name: ${TTL}\n    tenants: [dev]\n"),
  );
  marks("one that isn't closed", two('    name: "A ⟦${⟧BASE, $${B"\n'));
  marks("a template of another tool", two("    name: ⟦${⟧{ secrets.NAME }}\n"));
  marks("… in `clients`", `tenants:\n${tenant("dev", ["clients: { a: '⟦${⟧ID' }"])}`);
  says("… and what to write", two("    name: A ${BASE\n"), "Write ${NAME}, or $${ for a literal ${.");
  says("no name at all", two('    name: "${a b}"\n'), "For a literal ${ write $${.");
});

describe("unquoted-variable", () => {
  const { fixes, silent, marks, severities } = casesOf("unquoted-variable");
  const of = (value: string): string => `tenants:\n${DEV}apis:\n  - { identifier: ${value}, name: A }\n`;
  fixes("quotes", of("${BASE}/x"), of('"${BASE}/x"'));
  fixes(
    "in a list",
    `tenants:\n${DEV}apis: [{ identifier: \${BASE} }]\n`,
    `tenants:\n${DEV}apis: [{ identifier: "\${BASE}" }]\n`,
  );
  fixes("with CRLF", of("${BASE}/x").replaceAll("\n", "\r\n"), of('"${BASE}/x"').replaceAll("\n", "\r\n"));
  fixes("a backslash", of("${BASE}\\x"), of('"${BASE}\\\\x"'));
  marks("each", of("⟦${BASE}/${TTL}⟧, token_lifetime: ⟦${TTL}⟧"));
  severities("is the user's to weigh", `rules: { unquoted-variable: warning }\n${of("${BASE}")}`, ["warning"]);
  silent("in block style", `tenants:\n${DEV}apis:\n  - identifier: \${BASE}\n    token_lifetime: \${TTL}\n`);
});

describe("nested-variable", () => {
  const { marks, silent, fixes, unfixed, says } = casesOf("nested-variable");
  const of = (...variables: readonly string[]): string =>
    `tenants:\n${tenant("dev", ["variables:", ...variables.map((each) => `  ${each}`)])}`;
  says(
    "what the tenant would get",
    of("A: x", "B: y/${A}"),
    "wherever ${B} stands, the tenant gets the text ${A} itself",
  );
  fixes("by the tenant's own value", of("A: x", "B: 'y/${A}' # b"), of("A: x", "B: 'y/x' # b"));
  fixes("by its domain", of("A: https://${tenant.domain}/a"), of("A: https://dev.eu.auth0.com/a"));
  unfixed("a name that the tenant lacks", of("A: ⟦y/${NONE}⟧"));
  unfixed("a value that holds another", of("A: ⟦y/${B}⟧", "B: ⟦${A}⟧"));
  silent("a literal ${", of("A: costs $${B}"));
  marks(
    "at each tenant that has it from one anchor",
    `x-v: &v { A: "\${B}" }\ntenants:\n${tenant("dev", ["variables: { ⟦<<: *v⟧, B: 1 }"])}${tenant("live", ["variables: { ⟦<<: *v⟧, B: 2 }"])}`,
  );
});

describe("unused-variable", () => {
  const { marks, silent, fixes, severities } = casesOf("unused-variable");
  const APIS = "apis:\n  - identifier: https://a\n";
  const of = (...variables: readonly string[]): string =>
    `tenants:\n${tenant("dev", ["variables:", ...variables.map((each) => `  ${each}`)])}`;
  fixes(
    "its line goes",
    `${of("A: 1", "B: 2 # b", "C: 3")}apis:\n  - identifier: "\${A}\${C}"\n`,
    `${of("A: 1", "C: 3")}apis:\n  - identifier: "\${A}\${C}"\n`,
  );
  fixes("the last one takes the key along", of("A: 1") + APIS, `tenants:\n${tenant("dev", [])}${APIS}`);
  fixes(
    "in flow style",
    `tenants:\n${DEV}apis:\n  - identifier: \${BASE}\n`,
    `tenants:\n${DEV.replace(", TTL: 60", "")}apis:\n  - identifier: \${BASE}\n`,
  );
  severities("is a hint", of("A: 1") + APIS, ["hint"]);
  marks(
    "on each tenant",
    `tenants:\n${tenant("dev", ["variables: { ⟦A⟧: 1 }"])}${tenant("live", ["variables: { ⟦A⟧: 1 }"])}${APIS}`,
  );
  marks("another variable's value is no use", of("⟦A⟧: 1", "⟦B⟧: ${A}") + APIS);
  silent("used in `defaults`", `${of("A: 1")}defaults:\n  name: \${A}\n${APIS}`);
  silent("used in `clients`", `tenants:\n${tenant("dev", ["variables: { A: x }", "clients: { a: '${A}' }"])}${APIS}`);
  silent(
    "used by another tenant's",
    `tenants:\n${tenant("dev", ["variables: { A: x }"])}${tenant("live", ["variables: { A: x }", "clients: { a: '${A}' }"])}${APIS}`,
  );
  silent("used in text that can't be read", `${of("A: 1")}apis:\n  - identifier: "\${A}\n`);
  silent("a part that is too long to be read", `${of("A: 1")}${APIS}${"    # no\n".repeat(MOST_PARTS)}`);
  silent("what a syntax error makes of them", of("TTL:3600", "A: x") + APIS);
  silent(
    "… what a bracket takes in",
    `tenants:\n${tenant("dev", ["variables: { A: {x: 1, B: 2 }", "clients: { w: x }"])}${APIS}`,
  );
  silent(
    "… in braces",
    '{\n"tenants": {\n  "dev": {\n    "domain": "d.eu.auth0.com",\n    "variables": {\n      "TTL": [3600\n    },\n' +
      '    "clients": { "w": "x" }\n  }\n},\n"apis": [\n  { "identifier": "https://a" }\n]\n}\n',
  );
  silent("used without quotes", `${of("A: 1")}apis:\n  - { identifier: \${A} }\n`);
  for (const use of ["{{ A }}/x", '"##A##/x"', '"{{ A }}"'])
    silent(`meant by a placeholder of another tool: ${use}`, `${of("A: 1")}apis:\n  - identifier: ${use}\n`);
  marks("such a placeholder in a variable's value is no use", of("⟦A⟧: '{{ A }}'") + APIS);
  silent("used by another file", of("A: 1"));
  silent("used by the file that this one extends", `extends: b.auth-apis.yaml\n${of("A: 1")}${APIS}`);
  silent("an anchor", `${of("A: &a 1")}${APIS}    name: *a\n`);
  marks(
    "where it is written, not where an alias repeats it",
    `tenants:\n${tenant("dev", ["variables: &v { ⟦A⟧: 1 }"])}${tenant("live", ["variables: *v"])}${APIS}`,
  );
  silent("what a merge key brings", `x-v: &v { A: 1 }\n${of("<<: *v")}${APIS}`);
  fixes(
    "with the alias that gives its value",
    `x-v: &v 1\n${of("A: *v", "B: 1")}${APIS}    name: "\${B}"\n`,
    `x-v: &v 1\n${of("B: 1")}${APIS}    name: "\${B}"\n`,
  );
});

describe("foreign-placeholder", () => {
  const { marks, silent, says, fixes, unfixed } = casesOf("foreign-placeholder");
  const dev = (line: string): string => `tenants:\n${tenant("dev", [line])}`;
  marks("both forms, each place", 'apis:\n  - identifier: "⟦##BASE##⟧/⟦@@AREA@@⟧"\n');
  marks("in a plain value", "apis:\n  - identifier: https://⟦##HOST##⟧/orders\n");
  says("what to write", 'apis:\n  - identifier: "##BASE##"\n', "Write ${BASE}");
  silent("comments", "apis:\n  - identifier: https://a # ##BASE##\n");
  silent("what merely looks a little like it", 'apis:\n  - identifier: https://a\n    name: "a ## b ## @@ c"\n');
  fixes("as a variable", 'apis:\n  - identifier: "##BASE##/orders"\n', 'apis:\n  - identifier: "${BASE}/orders"\n');
  unfixed("where ${…} would need quotes", "apis:\n  - { identifier: https://⟦##BASE##⟧/orders }\n");
  marks("a template's", 'apis:\n  - identifier: "https://⟦{{host}}⟧/⟦{{ .Values.path }}⟧"\n');
  fixes("… as a variable", 'apis:\n  - identifier: "{{ BASE }}/x"\n', 'apis:\n  - identifier: "${BASE}/x"\n');
  unfixed("… that calls it otherwise", 'apis:\n  - identifier: "⟦{{ .Values.base }}⟧"\n');
  silent("… in a sentence", 'apis:\n  - identifier: https://a\n    name: "As in {{ a }}"\n');
  silent("… in a variable's", dev("variables: { A: 'As in {{ a }}' }"));
  silent("… that is an open one of ours", 'apis:\n  - identifier: "${{ BASE }}"\n');
  const used = (value: string, key = "x-a"): string =>
    `${key}: &a { signing_alg: ${value} }\napis:\n  - identifier: https://a\n    <<: *a\n  - identifier: https://b\n    <<: *a\n`;
  marks("once, where many APIs take it from", used('"⟦##ALG##⟧"'));
  fixes("… as a variable", used("'##ALG##'"), used("'${ALG}'"));
  unfixed("… without quotes", used("a⟦##ALG##⟧"));
  marks("in a list of one's own", "x-a:\n  - &a { name: '⟦@@A@@⟧' }\napis:\n  - *a\n");
  silent("what no alias brings", 'x-a: &a "##A##"\nx-b: "@@B@@"\napis: []\n');
  silent("what only stands beside it", 'x-a: { one: &a 1, two: "##A##" }\napis:\n  - token_lifetime: *a\n');
  marks("in `defaults`", 'defaults:\n  signing_alg: "⟦##ALG##⟧"\napis:\n  - identifier: a\n  - identifier: b\n');
  unfixed("in a variable, which nothing fills in", dev('variables: { A: "⟦##A##⟧", B: "a⟦{{ b }}⟧" }'));
  says("… and who gets it", dev('variables: { A: "##B##" }'), "whatever uses ${A} gets it as it stands");
  fixes("in a short name", dev("clients: { a: '@@ID@@' }"), dev("clients: { a: '${ID}' }"));
  unfixed("… without quotes", dev("clients: { a: x⟦##ID##⟧ }"));
  silent("in a domain, of which `tenant-domain` speaks", 'tenants:\n  dev: { domain: "##DOMAIN##" }\n');
  silent("what YAML can't read for it", "apis:\n  - identifier: {{ X }}/a\n    name: @@A@@\n  - { name: a{{ A }} }\n");
  silent("of what is to be removed", 'apis:\n  - identifier: "##OLD##"\n    state: absent\n');
});
