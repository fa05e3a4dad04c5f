import { deepEqual, equal, match, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { hover } from "../../server/src/features/hover.ts";
import { atCursor } from "./cursor.ts";

/** The Markdown at the cursor, and the text that it is about. */
function told(marked: string): { about: string; words: string } {
  const { text, file, position } = atCursor(marked);
  const found = hover(file, position);
  if (found === null) return { about: "", words: "" };
  const { document } = file;
  ok(found.range && typeof found.contents === "object" && "value" in found.contents);
  const [start, end] = [document.offsetAt(found.range.start), document.offsetAt(found.range.end)];
  const at = document.offsetAt(position);
  ok(start <= at && at <= end, "around the cursor");
  return { about: text.slice(start, end), words: found.contents.value };
}

const tells = (marked: string, about: string, ...words: RegExp[]) =>
  test(JSON.stringify(marked), () => {
    const found = told(marked);
    equal(found.about, about);
    for (const each of words) match(found.words, each);
  });

const TENANTS = `tenants:
  dev: { domain: d.eu.auth0.com, variables: { BASE: "https://dev", TTL: 60 }, clients: { worker: abc } }
  live: { domain: l.eu.auth0.com, variables: { BASE: "https://live", TTL: 86400 }, clients: { shop: "\${tenant.name}-1" } }
`;
const API = `${TENANTS}apis:\n  - identifier: \${BASE}/orders\n    scopes:\n      - { value: "read:a", description: "Read *it*" }\n`;

describe("fields", () => {
  tells(
    "apis:\n  - token_life|time: 60\n",
    "token_lifetime",
    /a whole number of seconds/,
    /Default: `86400` \(1 day\)/,
    /At most `2592000` \(30 days\)/,
    /https:\/\/auth0\.com\/docs/,
  );
  test("a limit is said once", () =>
    equal(told("apis:\n  - token_life|time: 60\n").words.split("2592000").length - 1, 1));
  tells("apis:\n  - signing_alg|: RS256\n", "signing_alg", /\| `HS256` \| A shared secret/);
  tells("apis:\n  - |identifier: x\n", "identifier", /Required/, /Can't be changed/);
  tells("apis:\n  - proof_of_possession|:\n", "proof_of_possession", /`null` clears/);
  tells("ap|is:\n", "apis", /state: absent/);
  tells('defaults:\n  "enforce_policies|": true\n', '"enforce_policies"', /Enable RBAC/);
  tells("{ apis: [{ identi|fier: x }] }", "identifier", /Required/);
  tells('apis:\n  - name: "A\n    identi|fier: x\n', "identifier", /Required/);
  tells("apis:\n  - is_sys|tem: true\n", "is_system", /can't stand in the file/);
});

describe("values", () => {
  tells("apis:\n  - signing_alg: HS|256\n", "HS256", /can also forge/);
  tells('apis:\n  - signing_alg: "RS256|"\n', '"RS256"', /The default/);
  tells('apis:\n  - signing_alg: |"RS256"\n', '"RS256"', /The default/);
  tells("apis:\n  - signing_alg: 'RS256'|\n", "'RS256'", /The default/);
  tells('apis:\n  - signing_alg: "RS|256\n', '"RS256', /The default/);
  tells('apis:\n  - |"signing_alg": RS256\n', '"signing_alg"', /HS256/);
  tells("{ 'apis'|: [] }\n", "'apis'", /state: absent/);
  tells("apis:\n  - token_lifetime: 90|000\n", "90000", /1 day 1 hour/);
  tells("apis:\n  - enforce_policies: tr|ue\n", "true", /Role-based/);
  tells(`${API}    grants:\n      - scope: [read|:a]\n`, "read:a", /a scope of this API\n\nRead \\\*it\\\*/);
  tells(
    "apis:\n  - scopes: [{ value: a }]\n    grants:\n      - scope: [a|]\n",
    "a",
    /^\*\*a\*\* · a scope of this API\n\nGranted to no application\.$/,
  );
  const granted =
    "    grants: [{ client: w, scope: [a] }, { client: shop, subject_type: user, allow_all_scopes: true }]\n";
  tells(`apis:\n  - scopes: [{ value: |a }]\n${granted}`, "a", /\n\nGranted to w and shop \\\(for its users\\\)\\?\.$/);
  tells(`apis:\n  - scopes: [{ value: b| }]\n${granted}`, "b", /^\*\*b\*\* .*\n\nGranted to shop/);
  tells("apis:\n  - scopes:\n      - value: |a\n        description: Read *it*\n", "a", /API\n\nRead \\\*it\\\*$/);
  tells(API.replace("read:a", "read:$|{BASE}"), '"read:${BASE}"', /\| dev \| `read:https/);
  tells("rules: { trailing-slash: { st|yle: always } }\n", "style", /How the file's URL identifiers end/, /never/);
  tells("rules:\n  symmetric-signing: of|f\n", "off", /not reported/);
});

describe("rules", () => {
  tells("rules:\n  symmetric-|signing: off\n", "symmetric-signing", /warning by default/, /HS256/);
});

describe("what differs by tenant", () => {
  tells(
    API.replace("{BASE}", "{BA|SE}"),
    "${BASE}/orders",
    /\| dev \| `https:\/\/dev\/orders` \|/,
    /\| live \| `https:\/\/live\/orders` \|/,
  );
  tells(`${API}    token_lifetime: $|{TTL}\n`, "${TTL}", /\| dev \| `60` \(1 minute\)/, /\| live \| `86400` \(1 day\)/);
  tells(`${API}    token_life|time: \${TTL}\n`, "token_lifetime", /\| live \| `86400` \(1 day\)/);
  tells(`${API}    name: "\${NO|NE}"\n`, '"${NONE}"', /\*\*undefined\*\*: `NONE`/);
  tells(
    `${API}    tenants: [live]\n    name: \${BA|SE}\n`,
    "${BASE}",
    /^\| Tenant \| Value \|\n\| --- \| --- \|\n\| live \| `https:\/\/live` \|\n\n/,
  );
  tells(
    `${API}    grants:\n      - client: work|er\n`,
    "worker",
    /\| dev \| `abc` \|/,
    /\| live \| \*\*not mapped\*\* \|/,
  );
  tells(`${API}    grants:\n      - client: sh|op\n`, "shop", /\| live \| `live-1` \|/);
  tells(TENANTS.replace("TTL: 60", "TT|L: 60"), "TTL", /\| live \| `86400` \|/);
  tells("defaults:\n  token_lifetime: ${tenant.na|me}\n", "${tenant.name}", /once a tenant is picked/);
});

describe("tenants", () => {
  const two = `tenants:
  dev: { domain: d.eu.auth0.com }
  live: { domain: l.eu.auth0.com, custom_domains: [login.acme.com], protected: true }
`;
  tells(`${two}apis:\n  - identifier: x\n    tenants: [d|ev]\n`, "dev", /^\*\*dev\*\* · `d\.eu\.auth0\.com`$/);
  tells(
    `${two}apis:\n  - identifier: x\n    grants:\n      - client: w\n        tenants:\n          - "li|ve"\n`,
    '"live"',
    /^\*\*live\*\* · `l\.eu\.auth0\.com`, also `login\.acme\.com`\n\nProtected/,
  );
});

describe("anchors", () => {
  const base = "x-base: &base\n  signing_alg: RS256 # as ever\n  token_lifetime: 60\n";
  const text = `${base}apis:\n  - <<: *base\n    token_lifetime: 90\n  - { x-b: *base }\nx-base: &base 1\n`;
  const says = (marked: string, about: string, words: string) =>
    test(JSON.stringify(marked), () => deepEqual(told(marked), { about, words }));
  const yaml = (...lines: string[]): string => ["```yaml", ...lines, "```"].join("\n");
  const map = yaml("signing_alg: RS256 # as ever", "token_lifetime: 60");

  says(text.replace("x-b: *", "x-b: |*"), "*base", `**\`*base\`** · the map at \`&base\` (line 1)\n\n${map}`);
  says(text.replace("<<: *b", "<<: *|b"), "*base", `**\`*base\`** · the map at \`&base\` (line 1)\n\n${map}`);
  says(
    text.replace("<<", "<|<"),
    "<<",
    "**`<<`** · a merge key from `&base` (line 1)\n\nIt brings `signing_alg`.\n\nThis map has its own `token_lifetime`.",
  );
  says(text.replace("&base\n", "&base|\n"), "&base", "**`&base`** · used twice: lines 5 and 7");
  says(
    `x: &a { ${Array.from({ length: 9 }, (_, at) => `k${String(at)}: 1`).join(", ")} }\ny:\n  <<|: [*a, *a]\n`,
    "<<",
    "**`<<`** · a merge key from `&a` (line 1)\n\nIt brings `k0`, `k1`, `k2`, `k3`, `k4`, `k5`, `k6`, `k7` and 1 more.",
  );
  says(text.replace("&base 1", "|&base 1"), "&base", "**`&base`** · nothing uses it");
  says(
    "apis:\n  - &a { name: A }\n  - |*a\n",
    "*a",
    `**\`*a\`** · the map at \`&a\` (line 2)\n\n${yaml("{ name: A }")}`,
  );
  says("x: &|a 1\ny: *a\n", "&a", "**`&a`** · used once: line 2");
  says("x: &|a 1\ny: [*a, *a, *a]\n", "&a", "**`&a`** · used 3 times: line 2");
  says(
    `x: &|a 1\n${Array.from({ length: 20 }, (_, at) => `x-${String(at)}: *a\n`).join("")}`,
    "&a",
    "**`&a`** · used 20 times: lines 2, 3, 4, 5, 6, 7, 8, 9 and 12 more",
  );
  says(
    "x:\r\n  - &a\r\n    b:\r\n      - 😀 c\r\ny: *a|\r\n",
    "*a",
    `**\`*a\`** · the map at \`&a\` (line 2)\n\n${yaml("b:", "  - 😀 c")}`,
  );
  says("x: &a\ny: *|a\n", "*a", "**`*a`** · the value at `&a` (line 1)\n\n`null`");
  says("x: &a 'b\n\n  c'\ny: *|a\n", "*a", "**`*a`** · the value at `&a` (line 1)\n\n`b c`");
  says(
    `x: &a\n${"  - b\n".repeat(9)}y: *|a\n`,
    "*a",
    `**\`*a\`** · the list at \`&a\` (line 1)\n\n${yaml(...Array<string>(8).fill("- b"), "…")}`,
  );
  says(
    "x: &a { b: 1, c: 2 }\ny: &b { c: 3 }\nz: { <|<: [*a, *b, { d: 1 }] }\n",
    "<<",
    "**`<<`** · a merge key from `&a` (line 1) and `&b` (line 2)\n\nIt brings `b`, `c` and `d`.",
  );
  says(
    "x: &a { b: 1 }\ny: { <|<: *a, b: 2 }\n",
    "<<",
    "**`<<`** · a merge key from `&a` (line 1)\n\nIt brings nothing: this map has each of the keys itself.",
  );
  says("x: &a { b: *a }\ny: { <<|: *a }\n", "<<", "**`<<`** · a merge key from `&a` (line 1)\n\nIt brings `b`.");
  says("x: &a [ '```' ]\ny: *|a\n", "*a", "**`*a`** · the list at `&a` (line 1)\n\n````yaml\n[ '```' ]\n````");
  says(
    "x: &a\n  secret: b\n  c: d\ny: *|a\n",
    "*a",
    `**\`*a\`** · the map at \`&a\` (line 1)\n\n${yaml("secret: [a secret]", "c: d")}`,
  );
  says(
    "x-secret: &a b\ny: *|a\n",
    "*a",
    "**`*a`** · the value at `&a` (line 1)\n\nBy its name or its form it is a secret, so it isn't shown.",
  );
});

describe("nothing is said", () => {
  for (const marked of [
    "|",
    "# comment |x\n",
    "apis:\n  - name: Ord|ers\n",
    "x-note: a|b\n",
    "apis:\n  - tenants: [no|ne]\n",
    "apis:\n |  - name: x\n",
    "apis: []\n---\nap|is:\n",
    "x-a: *|a\nx-b: &a 1\n",
    "x-a: { <|<: *a }\n",
    "x-a: &a 1\nx-b: { <|<: *a }\n",
    'x-a: &a { b: 1 }\nx-b: { "<|<": *a }\n',
    "x-a: 1 # &|a\n",
  ]) {
    test(JSON.stringify(marked), () => equal(told(marked).words, ""));
  }
});

test("what a file says can't become markup", () => {
  const text =
    'tenants:\n  "[x](command:evil)":\n    domain: d.eu.auth0.com\n    variables: { A: "`[y](command:evil) | <b>\\u202e" }\napis:\n  - name: ${|A}\n';
  equal(told(text).words.split("\n")[2], "| \\[x\\]\\(command\\:evil\\) | `` `[y](command:evil) \\| <b>  `` |");
});

describe("below an anchor", () => {
  const use = "apis:\n  - identifier: a\n    <<: *base\n";
  tells(`x-base: &base\n  token_life|time: 60\n${use}`, "token_lifetime", /a whole number of seconds/);
  tells(`x-base: &base\n  signing_alg: HS|256\n${use}`, "HS256", /can also forge/);
  tells(`x-base: &base { scopes: [{ va|lue: a }] }\n${use}`, "value", /Required/);
  tells(`x-a: &a\n  sign|ing_alg: HS256\nx-base: &base { <<: *a }\n${use}`, "signing_alg", /HS256/);
  tells(
    `${TENANTS}x-base: &base\n  token_life|time: \${TTL}\n${use}`,
    "token_lifetime",
    /dev \| `60` \(1 minute\)/,
    /live \| `86400`/,
  );
  tells(
    `${TENANTS}x-base: &base\n  name: A $|{BASE}\n${use}    tenants: [dev]\n`,
    "A ${BASE}",
    /https:\/\/dev/,
    /https:\/\/live/,
  );
  for (const text of [
    `x-base: &base\n  token_life|time: 60\n`,
    `x-base: &base\n  x-more: { token_life|time: 60 }\n${use}`,
  ])
    test(`nothing: ${JSON.stringify(text)}`, () => equal(told(text).words, ""));
});
