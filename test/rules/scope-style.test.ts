import { describe } from "node:test";
import { casesOf, twoTenants } from "./cases.ts";

const HEAD = "apis:\n  - identifier: https://api.acme.com\n";
const scopes = (...values: readonly string[]): string =>
  `${HEAD}    scopes:\n${values.map((value) => `      - value: ${value}\n`).join("")}`;

describe("scope-without-description", () => {
  const { fixes, unfixed, marks, silent, severities } = casesOf("scope-without-description");
  const described = (value: string, words: string): string =>
    `${HEAD}    scopes:\n      - value: ${value}\n        description: ${words}\n`;
  fixes("from the value", scopes("read:orders # all"), described("read:orders # all", "Read orders"));
  fixes("the verb first", scopes("order_items.read"), described("order_items.read", "Read order items"));
  fixes("into an empty one", described("a:b", '""'), described("a:b", '"A b"'));
  fixes(
    "in flow style",
    "apis: [{ identifier: a, scopes: [{ value: read:x }] }]\n",
    "apis: [{ identifier: a, scopes: [{ value: read:x, description: Read x }] }]\n",
  );
  fixes(
    "with CRLF",
    scopes("read:orders").replaceAll("\n", "\r\n"),
    described("read:orders", "Read orders").replaceAll("\n", "\r\n"),
  );
  unfixed("what a value doesn't say", scopes("⟦admin⟧", "⟦orders:*⟧"));
  unfixed("what an alias brings", `x-s: &s { value: read:x }\n${HEAD}    scopes:\n      - ⟦*s⟧\n`);
  severities("is a hint", scopes("read:x"), ["hint"]);
  marks("not a second definition, which has to go", scopes("⟦read:x⟧", "read:x", "⟦read:y⟧"));
  silent(
    "where no user is asked",
    `${scopes("read:x")}    subject_type_authorization: { user: { policy: deny_all } }\n`,
  );
  silent(
    "a description that can't be known",
    "tenants:\n  dev: { domain: d.eu.auth0.com, variables: { D: } }\n" + described("a:b", "${D}"),
  );
  silent("what a syntax error may hide", `${scopes("read:x")}        description "Read x"\n`);
  silent("nothing behind the key is the schema's business", described("a:b", ""));
});

describe("scope-naming", () => {
  const { marks, silent, says } = casesOf("scope-naming");
  const usual = ["read:orders", "write:orders", "read:items"];
  marks("another separator", scopes(...usual, "⟦items.write⟧"));
  marks("another order", scopes(...usual, "⟦items:write⟧"));
  marks("a joined name", scopes(...usual, "⟦write_items⟧"));
  marks("upper case", scopes(...usual, "⟦writeItems⟧"));
  marks("in another API of the file", `${scopes(...usual)}  - identifier: b\n    scopes:\n      - value: ⟦b.read⟧\n`);
  marks("the other way round", scopes("orders.read", "orders.write", "items.read", "⟦write:items⟧"));
  says("the usual style", scopes(...usual, "items.write"), '"items.write"', '"read:orders"');
  says("… by a scope that shows where its verb stands", scopes("a:b:all", ...usual, "items:write"), '"read:orders"');
  silent("an unknown verb", scopes(...usual, "approve:orders", "orders:export"));
  silent("names without a verb", scopes(...usual, "admin", "full-access", "reports.v2", "https://a/orders.read"));
  silent("too few to know", scopes("read:orders", "write:orders", "items.write"));
  silent("no agreement", scopes(...usual, "items.write", "items.delete", "items.list"));
  silent(
    "an API with a style of its own",
    `${scopes(...usual)}  - identifier: b\n    scopes:\n      - value: b.read\n      - value: b.write\n`,
  );
  silent(
    "an API that is to be removed",
    `${scopes(...usual)}  - identifier: b\n    state: absent\n    scopes:\n      - value: b.read\n`,
  );
});

describe("ungranted-scope", () => {
  const { marks, silent, says } = casesOf("ungranted-scope");
  const DENY = "    subject_type_authorization: { user: { policy: deny_all } }\n";
  const two = (first: string, second: string): string =>
    `${HEAD}${DENY}    scopes:\n      - value: ${first}\n      - value: ${second}\n`;
  const grant = (...lines: readonly string[]): string =>
    `    grants:\n      - client: A\n${lines.map((line) => `        ${line}\n`).join("")}`;
  marks("what no grant holds", two("a:b", "⟦c:d⟧") + grant("scope: [a:b]"));
  marks("without any grant", `${two("⟦a:b⟧", "⟦c:d⟧")}    grants: []\n`);
  marks("a grant that goes holds nothing", two("⟦a:b⟧", "⟦c:d⟧") + grant("scope: [a:b]", "state: absent"));
  says("the value", two("a:b", "c:d") + grant("scope: [a:b]"), '"c:d"');
  silent("where users may get it", two("a:b", "c:d").replace(DENY, "") + grant("scope: [a:b]"));
  silent("no list of grants", two("a:b", "c:d"));
  silent("a grant of all", two("a:b", "c:d") + grant("allow_all_scopes: true"));
  silent("a grant that leaves its scopes to the tenant", two("a:b", "c:d") + grant("organization_usage: deny"));
  silent("a grant that can't be read", two("a:b", "c:d") + grant('scope: [a:b, "x]'));
  const later = "tenants:\n  dev: { domain: d.eu.auth0.com, variables: { V: } }\n";
  silent("a scope given later", later + two("a:b", "c:d") + grant("scope: [a:b, '${V}']"));
  silent("a state given later", later + two("a:b", "c:d") + grant("scope: [a:b]", "state: ${V}"));
  silent("all scopes, perhaps", later + two("a:b", "c:d") + grant("scope: [a:b]", "allow_all_scopes: ${V}"));
  says(
    "on which tenants",
    twoTenants(
      "a",
      "b",
      `  - identifier: i\n${DENY}    scopes:\n      - value: a:b\n${grant("scope: [a:b]", "tenants: [dev]")}`,
    ),
    "(On live.)",
  );
});
