import { describe } from "node:test";
import { casesOf, twoTenants } from "./cases.ts";

const api = (identifier: string, more = ""): string => `apis:\n  - identifier: ${identifier}\n${more}`;

describe("trailing-slash", () => {
  const { marks, silent, fixes, unfixed, says, severities } = casesOf("trailing-slash");
  const always = "rules:\n  trailing-slash: { style: always }\n";
  const consistent = "rules:\n  trailing-slash: { style: consistent }\n";

  silent(
    "the Management API by a custom domain, of which `reserved-identifier` tells",
    `tenants:\n  live: { domain: a.eu.auth0.com, custom_domains: [login.a.com] }\n${api("https://login.a.com/api/v2/")}`,
  );
  fixes("is removed", api("https://api.acme.com/orders/ # in use"), api("https://api.acme.com/orders # in use"));
  fixes(
    "is removed in quotes, and CRLF stays",
    "apis:\r\n  - identifier: 'https://a.acme.com/'\r\n",
    "apis:\r\n  - identifier: 'https://a.acme.com'\r\n",
  );
  fixes("however many there are", api("https://api.acme.com/orders//"), api("https://api.acme.com/orders"));
  fixes(
    "the placeholder stays",
    twoTenants("https://a", "https://b", "  - identifier: ${BASE}/orders/\n"),
    twoTenants("https://a", "https://b", "  - identifier: ${BASE}/orders\n"),
  );
  fixes(
    "in flow style",
    'apis: [{ identifier: "https://a.acme.com/" }]\n',
    'apis: [{ identifier: "https://a.acme.com" }]\n',
  );
  unfixed(
    "one from a variable has no edit here",
    twoTenants("https://a/", "https://b/", "  - identifier: ⟦⟦${BASE}⟧⟧\n"),
  );
  says(
    "… and the variable is named",
    twoTenants("https://a/", "https://b", "  - identifier: ${BASE}\n"),
    "The slash comes from the variable BASE.",
    "(On dev.)",
  );
  unfixed("one half from a variable, either", twoTenants("https://a/", "https://b/", "  - identifier: ⟦⟦${BASE}/⟧⟧\n"));
  unfixed("from an alias", "x-id: &id https://a.acme.com/\napis:\n  - identifier: ⟦*id⟧\n");
  marks("of a bare host", api("⟦https://api.acme.com/⟧"));
  marks("of any scheme", api("⟦api://orders/⟧"));
  severities("is a warning", api("https://api.acme.com/"), ["warning"]);
  silent(
    "the Management API's",
    "tenants:\n  dev: { domain: localhost:7001 }\n" + api("https://${tenant.domain}/api/v2/"),
  );
  silent("the Management API's, with no tenant in the file", api("https://acme.eu.auth0.com/api/v2/"));
  silent(
    "what is nearly the Management API's, which `lookalike-identifier` names",
    "tenants:\n  dev: { domain: a.eu.auth0.com }\n" + api("http://${tenant.domain}/api/v2/"),
  );
  silent("a path that goes on behind a query", api("https://api.acme.com/orders?next=/"));
  silent("what is no URL", api("orders/"));
  silent("an API that is to be removed", api("https://api.acme.com/", "    state: absent\n"));
  silent(
    "a variable that is given later",
    "tenants:\n  dev: { domain: a.eu.auth0.com, variables: { BASE: } }\n" + api("${BASE}/"),
  );
  fixes("is added", always + api("https://api.acme.com"), always + api("https://api.acme.com/"));
  unfixed(
    "is not added behind a variable",
    always + twoTenants("https://a", "https://b/", "  - identifier: ⟦${BASE}⟧\n"),
  );
  silent("`always` asks for none behind a query", always + api("https://api.acme.com?x=1"));
  silent("`consistent` with one URL without", consistent + api("https://api.acme.com"));
  silent("`consistent` with one URL with", consistent + api("https://api.acme.com/"));
  marks(
    "`consistent` where most have it",
    consistent + "apis:\n  - identifier: https://a/x/\n  - identifier: https://a/y/\n  - identifier: ⟦https://a/z⟧\n",
  );
  marks(
    "`consistent` where both are equal: without",
    consistent + "apis:\n  - identifier: https://a/x\n  - identifier: ⟦https://a/y/⟧\n",
  );
  const [orders, stock, users] = ["orders", "stock", "users"].map((name) => `  - identifier: https://a/${name}`);
  says(
    "`consistent` where most have none",
    `${consistent}apis:\n${orders}\n${stock}\n${users}/\n`,
    `"https://a/users/" ends in a slash, and most of this file's URLs don't.`,
  );
  says(
    "`consistent` where most have one",
    `${consistent}apis:\n${orders}/\n${stock}/\n${users}\n`,
    `"https://a/users" lacks a slash at its end, and most of this file's URLs have one.`,
  );
  says(
    "`consistent` where half have one",
    `${consistent}apis:\n${orders}/\n${stock}\n`,
    `"https://a/orders/" ends in a slash, as half of this file's URLs do, and half don't.`,
  );
  marks(
    "a style that there isn't is the default",
    "rules:\n  trailing-slash: { style: sometimes }\n" + api("⟦https://a.acme.com/⟧"),
  );
});

describe("duplicate-identifier", () => {
  const { marks, silent, says } = casesOf("duplicate-identifier");
  const two = (tenants: string) =>
    `tenants:\n${tenants}apis:\n  - identifier: https://a.acme.com\n    tenants: [one]\n`;
  marks(
    "two names of one domain are one tenant",
    two("  one: { domain: acme.eu.auth0.com }\n  two: { domain: ACME.eu.auth0.com }\n") +
      "  - identifier: ⟦https://a.acme.com⟧\n    tenants: [two]\n",
  );
  silent(
    "an API for no tenant of the file",
    two("  one: { domain: acme.eu.auth0.com }\n") + "  - identifier: https://a.acme.com\n    tenants: [tow]\n",
  );
  says(
    "names the tenants where it holds",
    two("  one: { domain: a.eu.auth0.com }\n  two: { domain: b.eu.auth0.com }\n") +
      "  - identifier: https://a.acme.com\n",
    "(On one.)",
  );
  says(
    "names the first API",
    "apis:\n  - name: Orders\n    identifier: https://a\n  - identifier: https://a\n",
    'The API "Orders" has the identifier "https://a"',
  );
  marks(
    "the same placeholders before a tenant is known",
    'apis:\n  - identifier: https://${tenant.domain}/api/v2/\n  - identifier: ⟦"https://${tenant.domain}/api/v2/"⟧\n',
  );
  marks("each one after the first", "apis:\n  - identifier: a\n  - identifier: ⟦a⟧\n  - identifier: ⟦a⟧\n");
  marks("in flow style", "apis: [{ identifier: a }, { identifier: ⟦a⟧ }]\n");
  silent("no identifier at all", "apis:\n  - name: A\n  - name: B\n");
  silent("letter case counts", "apis:\n  - identifier: https://a\n  - identifier: https://A\n");
});

describe("lookalike-identifier", () => {
  const { marks, silent, says, fixes } = casesOf("lookalike-identifier");
  const pair = (one: string, other: string): string => `apis:\n  - identifier: ${one}\n  - identifier: ${other}\n`;
  for (const [other, what] of [
    ["https://api.acme.com/orders/", "the trailing slash"],
    ["http://api.acme.com/orders", "the scheme"],
    ["api.acme.com/orders", "the scheme"],
    ["https://api.acme.com/Orders", "letter case"],
    ["https://api.acme.com:443/orders", "the default port"],
    ["https://www.api.acme.com/orders", "`www.`"],
    ["https://api.acme.com/%6Frders", "percent-encoding"],
    ["http://API.acme.com/orders/", "letter case, the scheme and the trailing slash"],
  ] as const) {
    says(`${what}: ${other}`, pair("https://api.acme.com/orders", other), `only in ${what}.`);
  }
  says("one difference under two names", pair("https://a/%2F", "https://a/%2f"), "only in letter case.");
  silent("another port", pair("https://a.acme.com", "https://a.acme.com:8443"));
  silent("another path", pair("https://a.acme.com/order", "https://a.acme.com/orders"));
  silent("another host", pair("https://a.acme.com", "https://b.acme.com"));
  silent("the same is a duplicate", pair("https://a.acme.com", "https://a.acme.com"));
  silent(
    "on other tenants",
    twoTenants(
      "https://a",
      "https://b",
      "  - identifier: ${BASE}/x\n  - identifier: https://a/x/\n    tenants: [live]\n",
    ),
  );
  marks(
    "on one of two tenants",
    twoTenants("https://a", "https://b", "  - identifier: ${BASE}/x\n  - identifier: ⟦https://a/x/⟧\n"),
  );
  silent("one API whose values differ by tenant", twoTenants("https://a", "http://a", "  - identifier: ${BASE}\n"));
  marks("broken percent-encoding is left alone", pair("https://a/%ff", "⟦https://a/%FF⟧"));
  fixes(
    "the Management API without its slash",
    twoTenants("", "", "  - identifier: https://${tenant.domain}/api/v2\n"),
    twoTenants("", "", "  - identifier: https://${tenant.domain}/api/v2/\n"),
  );
  fixes(
    "the scheme, where that is all that differs",
    twoTenants("", "", "  - identifier: http://${tenant.domain}/api/v2/\n"),
    twoTenants("", "", "  - identifier: https://${tenant.domain}/api/v2/\n"),
    "Write https: (means the Management API)",
  );
  silent(
    "the Management API itself",
    twoTenants("", "", "  - identifier: https://${tenant.domain}/api/v2/\n    grants: []\n"),
  );
});
