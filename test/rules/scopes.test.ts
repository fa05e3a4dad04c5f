import { describe } from "node:test";
import { casesOf, twoTenants } from "./cases.ts";

const HEAD = "apis:\n  - identifier: https://api.acme.com\n";
const scopes = (...values: readonly string[]): string =>
  `${HEAD}    scopes:\n${values.map((value) => `      - value: ${value}\n`).join("")}`;

describe("duplicate-scope", () => {
  const { fixes, unfixed, marks, silent, says } = casesOf("duplicate-scope");
  fixes("the second goes", scopes("a:b", "a:b", "a:c"), scopes("a:b", "a:c"));
  fixes("with CRLF", scopes("a:b", "a:b").replaceAll("\n", "\r\n"), scopes("a:b").replaceAll("\n", "\r\n"));
  fixes(
    "in flow style",
    "apis: [{ identifier: a, scopes: [{ value: x }, { value: x }] }]\n",
    "apis: [{ identifier: a, scopes: [{ value: x }] }]\n",
  );
  fixes(
    "the one that says nothing goes, and comments stay with what they stand behind",
    `${HEAD}    scopes:\n      - value: x # bare\n      - value: x # said\n        description: Do x\n`,
    `${HEAD}    scopes:\n      - value: x # said\n        description: Do x\n`,
  );
  const both = `${HEAD}    scopes:\n      - value: x\n        description: Do x\n      - value: x\n        description: X\n`;
  fixes(
    "which description is left, the user says",
    both,
    both.replace("      - value: x\n        description: Do x\n", ""),
    'Remove the first definition, "Do x"',
  );
  marks("each but the first", scopes("x", "⟦x⟧", "⟦x⟧"));
  says("the value", scopes("x", "⟦x⟧"), '"x"');
  unfixed(
    "scopes that an alias brings have no text here",
    `x-s: &s { value: x }\n${HEAD}    scopes:\n      - *s\n      - ⟦*s⟧\n`,
  );
  const same = twoTenants("a", "b", "  - identifier: i\n    scopes:\n      - value: a\n      - value: ⟦${BASE}⟧\n");
  unfixed("one name on one tenant alone", same);
  says("… which it names", same, "(On dev.)");
  silent("letter case makes two scopes", scopes("x", "X"));
  silent("an API that is to be removed", `${scopes("x", "x")}    state: absent\n`);
  silent("a value that is no text is the schema's business", scopes("1", "1"));
});

describe("reserved-scope", () => {
  const { says, silent, marks } = casesOf("reserved-scope");
  for (const name of "address created_at email email_verified family_name given_name identities name nickname offline_access openid phone picture profile".split(
    " ",
  ))
    marks(name, scopes(`⟦${name}⟧`));
  silent("only the exact names", scopes("Profile", "profiles", "read:email", "open_id"));
  says("what sign-in uses", scopes("openid"), "sign-in (OpenID Connect)");
  says("what to do instead", scopes("offline_access"), "`allow_offline_access`");
  says("what the profile has", scopes("nickname"), "user profile", '"read:nickname"');
  silent("a grant's scopes are no definition", `${HEAD}    grants:\n      - client: A\n        scope: [openid]\n`);
});

describe("scope-characters", () => {
  const { fixes, unfixed, silent, says, marks, severities } = casesOf("scope-characters");
  const grants = (scope: string): string => `    grants:\n      - client: A\n        scope: [${scope}]\n`;
  fixes("a colon behind the verb", scopes("read customer orders"), scopes("read:customer-orders"));
  fixes("words behind a colon", scopes("read:customer orders"), scopes("read:customer-orders"));
  fixes("accents", scopes("lire:données"), scopes("lire:donnees"));
  fixes("quotation marks and backslashes", scopes(String.raw`'"a"\b'`), scopes("'a/b'"));
  fixes(
    "grants keep what they grant",
    scopes("read orders") + grants("x, read orders"),
    scopes("read:orders") + grants("x, read:orders"),
  );
  unfixed("where the better name is taken", scopes("read:orders", "⟦read orders⟧"));
  severities("a comma at the end is information", scopes("read:orders,"), ["info"]);
  marks("… and none elsewhere is", scopes("⟦read:a,⟧", "read:a,b", '","'));
  silent("… where grants show that it is wrong", scopes("read:a,") + grants("read:a"));
  unfixed("of a template's placeholder, of which no sign alone is wrong", scopes('⟦"{{ x }}"⟧', '⟦"read:{{ x }}"⟧'));
  unfixed("… in a grant", HEAD + grants('⟦"{{ x }}"⟧'));
  unfixed("where nothing near would do", scopes("⟦読む⟧"));
  unfixed(
    "where a variable is part of it",
    twoTenants("a b", "a b", "  - identifier: i\n    scopes:\n      - value: ⟦${BASE}⟧\n"),
  );
  says("a space", scopes("read orders"), 'it would be read as "read" and "orders"');
  says("a space at the end", scopes('"read "'), "begins or ends with a space");
  says("the character", scopes("a€b"), '"€" (U+20AC)');
  says("one that can't be seen", scopes('"a\\u200bb"'), "the invisible character U+200B");
  says("control characters don't reach the message", scopes('"a\\u0007b"'), "U+0007", '"a b"');
  silent("all of RFC 6749", scopes('"!#$%&\'()*+,-./09:;<=>?@AZ[]^_`az{|}~"'));
  silent("an empty value is the schema's business", scopes('""'));
  fixes(
    "several scopes in one text",
    HEAD + grants("x, read:orders write:orders"),
    HEAD + grants("x, read:orders, write:orders"),
  );
  fixes(
    "… in block style",
    `${HEAD}    grants:\n      - client: A\n        scope:\n          - a:b c:d # why\n`,
    `${HEAD}    grants:\n      - client: A\n        scope:\n          - a:b # why\n          - c:d\n`,
  );
  silent("a grant beside a list of scopes is judged by that list", scopes("x") + grants("read orders"));
  marks("a grant without one", HEAD + grants("⟦read orders⟧"));
});

describe("scope-characters, of blanks", () => {
  const { says } = casesOf("scope-characters");
  says("a tab", scopes('"a\\tb"'), "contains a tab");
  says("a tab at the end", scopes('"a\\t"'), "begins or ends with a tab");
  says("a space", scopes("a b"), "contains a space");
  says("as what it is read", scopes("Create and change it"), 'be read as "Create", "and", "change" and "it".');
});

describe("lookalike-scope", () => {
  const { marks, silent, says } = casesOf("lookalike-scope");
  marks("letter case", scopes("read:orders", "⟦Read:Orders⟧"));
  marks("separators", scopes("read:orders", "⟦read.orders⟧", "⟦readOrders⟧"));
  marks("plurals", scopes("read:policy", "⟦read:policies⟧", "read:case", "⟦read:cases⟧", "read:box", "⟦read:boxes⟧"));
  marks("a letter more, less, other, or swapped", scopes("a:invoices", "⟦a:invoces⟧", "⟦a:invoixes⟧", "⟦a:inovices⟧"));
  says("what differs", scopes("read:orders", "read:order"), '"read:orders" and "read:order" differ only by a plural');
  says("case", scopes("read:orders", "READ:orders"), "in letter case");
  says("separators", scopes("read:orders", "read-orders"), "in how their words are separated");
  says("a letter", scopes("read:invoices", "read:invoixes"), "differ only by one letter");
  says("case and plural", scopes("read:user", "READ:USERS"), "differ only in letter case and by a plural");
  says("separators and plural", scopes("read:user", "read_users"), "in how their words are separated and by a plural");
  says("separators and a letter", scopes("read:invoices", "readInvoixes"), "words are separated and by one letter");
  const many = Array.from({ length: 998 }, (_, at) => `x:${at}`);
  marks(
    "the thousand that an API can have, and no more",
    scopes(...many, "a:invoices", "⟦a:invoces⟧", "A:invoces", "a:invoixes"),
  );
  const described = (one: string, first: string, other: string, second: string): string =>
    `apis:\n  - identifier: a\n    scopes:\n      - { value: "${one}", description: "${first}" }\n` +
    `      - { value: "${other}", description: "${second}" }\n`;
  for (const [one, other] of [
    ["read:contacts", "read:contracts"],
    ["read:news", "read:new"],
  ] as const) {
    silent(`each described, and otherwise: ${other}`, described(one, "Read one", other, "Read another"));
    marks(
      `… but not alike: ${other}`,
      described(one, "Read  one", `⟦${other}⟧`, "read one").replace(`"⟦${other}⟧"`, `⟦"${other}"⟧`),
    );
  }
  marks("one described alone", described("read:contacts", "Read one", "X", "").replace('"X"', '⟦"read:contracts"⟧'));
  marks(
    "descriptions make no other case clear",
    described("read:orders", "Read one", "X", "Read two").replace('"X"', '⟦"Read:order"⟧'),
  );
  silent("short words", scopes("read:rules", "read:roles", "get:cars", "get:cards"));
  silent("numbers", scopes("read:report1", "read:report2", "v1.12", "v11.2", "read:reports2024", "read:reports2025"));
  silent("single letters", scopes("read:level_a", "read:level_b", "read:typeA", "read:typeB"));
  silent(
    "other words",
    scopes("import:orders", "export:orders", "enable:users", "disable:users", "orders:*", "orders"),
  );
  silent("the same twice is `duplicate-scope`", scopes("read:orders", "read:orders"));
  silent("two APIs", `${scopes("read:orders")}  - identifier: b\n    scopes:\n      - value: read:order\n`);
  silent("an API that is to be removed", `${scopes("read:orders", "read:order")}    state: absent\n`);
  silent(
    "names that Auth0's own Management API has side by side",
    scopes(
      "read:users",
      "read:user_idp_tokens",
      "read:client_keys",
      "read:clients",
      "read:client_grants",
      "read:grants",
      "read:rules",
      "read:roles",
      "read:logs",
      "read:logs_users",
      "read:group_roles",
      "read:groups",
      "create:scim_token",
      "create:scim_config",
      "read:flows_vault",
      "read:flows",
    ),
  );
});

describe("too-many-scopes", () => {
  const { silent, says } = casesOf("too-many-scopes");
  const numbered = (count: number): string => scopes(...Array.from({ length: count }, (_, at) => `s_${at}`));
  silent("a thousand", numbered(1000));
  says("how many", numbered(1001), "1001 scopes", "at most 1000");
});
