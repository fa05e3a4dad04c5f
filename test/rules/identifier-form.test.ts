import { deepEqual, match } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { pickedTenant } from "../../server/src/document/read/tenants.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { casesOf, twoTenants } from "./cases.ts";

const api = (identifier: string, more = ""): string => `apis:\n  - identifier: ${identifier}\n${more}`;

describe("identifier-not-url", () => {
  const { silent, fixes, unfixed, says, severities } = casesOf("identifier-not-url");
  silent(
    "a URL of any scheme, a URN, loopback",
    "apis:\n  - identifier: api://orders\n  - identifier: URN:acme:x\n  - identifier: http://localhost:3000\n  - identifier: https://[::1]/x\n",
  );
  silent("an API that is to be removed", api("orders", "    state: absent\n"));
  silent("an empty one is the schema's business", api('""'));
  silent("a number is the schema's business", api("1.10"));
  fixes("a host without scheme", api("api.acme.com/orders # x"), api("https://api.acme.com/orders # x"));
  fixes("loopback without scheme", api("localhost:3000/orders"), api("http://localhost:3000/orders"));
  fixes("one slash too few", api("'https:/api.acme.com'"), api("'https://api.acme.com'"));
  fixes("no colon", api("https//api.acme.com"), api("https://api.acme.com"));
  fixes("only two slashes", api("//api.acme.com/x"), api("https://api.acme.com/x"));
  fixes(
    "a placeholder further back stays",
    twoTenants("x", "y", "  - identifier: api.acme.com/${BASE}\n"),
    twoTenants("x", "y", "  - identifier: https://api.acme.com/${BASE}\n"),
  );
  unfixed("a word", api("⟦orders⟧"));
  unfixed("a reversed name", api("⟦com.acme.orders⟧"));
  unfixed("a host from a variable", twoTenants("api.acme.com", "b.acme.com", "  - identifier: ⟦⟦${BASE}/orders⟧⟧\n"));
  says("a space", api("https://api.acme.com/my orders"), "contains a space");
  says("a tab", api('"https://api.acme.com/my\torders"'), "contains a tab");
  says("a no-break space", api("my\u00a0orders"), "contains a no-break space");
  for (const uri of ["mailto:api@acme.com", "tag:acme.com,2024:orders", "did:web:acme.com", "acme:orders"]) {
    severities(`a URI of another kind: ${uri}`, api(uri), ["info"]);
    says(`${uri} works`, api(uri), `"${uri}" is a URI, but neither a URL nor a URN. It works as it is`);
    unfixed(`${uri} stays`, api(`⟦${uri}⟧`));
  }
  for (const slip of ["urn:orders", "https:orders", "'orders:'", "orders", "'a:\\b'"]) {
    says(`nearly one: ${slip}`, api(slip), "need an absolute URI, such as a URL or a URN");
  }
});

describe("identifier-normal-form", () => {
  const { silent, marks, fixes, unfixed, says } = casesOf("identifier-normal-form");
  says("a tab around it", api('"https://api.acme.com\\t"'), "has tabs around it");
  says("spaces around it", api('" https://api.acme.com"'), "has spaces around it");
  silent(
    "a variable whose value has a placeholder",
    twoTenants("https://${HOST}", "https://${HOST}", "  - identifier: ${BASE}/orders\n"),
  );
  for (const [given, normal] of [
    ["HTTPS://API.acme.com/Orders", "https://api.acme.com/Orders"],
    ["https://api.acme.com:443", "https://api.acme.com"],
    ["http://localhost:80/x", "http://localhost/x"],
    ["https://api.acme.com:/x", "https://api.acme.com/x"],
    ["https://api.acme.com/a/./b/../c", "https://api.acme.com/a/c"],
    ["https://api.acme.com/a/..", "https://api.acme.com/"],
    ["https://api.acme.com//orders", "https://api.acme.com/orders"],
    ["https://api.acme.com/orders?v=1#top", "https://api.acme.com/orders"],
    ["https://ben:pw@api.acme.com/orders", "https://api.acme.com/orders"],
    ["https://https://api.acme.com", "https://api.acme.com"],
    ['"  orders "', '"orders"'],
    ['https://api.acme.com/orders",', "https://api.acme.com/orders"],
    ["https://api.acme.com/orders'", "https://api.acme.com/orders"],
    ["https://api.acme.com/orders]", "https://api.acme.com/orders"],
    ["urn:acme:orders},", "urn:acme:orders"],
    ["orders,", "orders"],
  ] as const) {
    fixes(given, api(given), api(normal));
  }
  fixes(
    "placeholders stay",
    twoTenants("https://a.acme.com", "https://b.acme.com", "  - identifier: ${BASE}//orders\n"),
    twoTenants("https://a.acme.com", "https://b.acme.com", "  - identifier: ${BASE}/orders\n"),
  );
  fixes(
    "placeholders in the host",
    twoTenants("a", "b", "  - identifier: HTTPS://${BASE}.acme.com:443/${tenant.name}\n"),
    twoTenants("a", "b", "  - identifier: https://${BASE}.acme.com/${tenant.name}\n"),
  );
  unfixed(
    "what a variable brings",
    twoTenants("https://a.acme.com/", "https://b.acme.com/", "  - identifier: ⟦⟦${BASE}/orders⟧⟧\n"),
  );
  says(
    "… and names it",
    twoTenants("https://a.acme.com/", "https://b.acme.com", "  - identifier: ${BASE}/orders\n"),
    "The slash at the end of the variable BASE meets another one.",
    "(On dev.)",
  );
  unfixed(
    "a scheme from the variable, too",
    twoTenants("https://a", "https://b", "  - identifier: ⟦⟦https://${BASE}⟧⟧\n"),
  );
  marks("a block scalar has a line end", "apis:\n  - identifier: ⟦|\n      https://api.acme.com\n⟧");
  silent("letter case and percent-encoding of the path", api("https://api.acme.com/Orders/%7E"));
  silent("a port of another scheme", api("http://api.acme.com:443"));
  silent("no path and a root path", "apis:\n  - identifier: https://a.acme.com\n  - identifier: https://b.acme.com/\n");
  silent("dots in names", api("https://api.acme.com/v1.0/..x/.well-known/a..b"));
  silent("what is no URL", api("Orders//x?y"));
  for (const whole of ["https://[::1]", "https://api.acme.com/{id}", "urn:acme:it's'", "a,b", "'\"'"])
    silent(`what has its opening sign, or is nothing else: ${whole}`, api(whole));
  says("what is left of quotes", api('https://api.acme.com/orders",'), 'has `",` at its end');
  silent(
    "the Management API of a domain in upper case",
    "tenants:\n  dev: { domain: ACME.eu.auth0.com }\n" + api("https://${tenant.domain}/api/v2/"),
  );
});

describe("no rule repeats a password in an identifier", () => {
  const { neverSays } = casesOf("identifier-normal-form");
  neverSays("identifier-normal-form", api("http://ben:hunter2@api.acme.com:80/"), "hunter2");
});

describe("insecure-identifier", () => {
  const { silent, marks, severities } = casesOf("insecure-identifier");
  severities("is a hint", api("http://api.acme.com"), ["hint"]);
  marks("in upper case", api("⟦HTTP://api.acme.com⟧"));
  silent(
    "loopback",
    "apis:\n  - identifier: http://localhost\n  - identifier: http://127.0.0.1:80/x\n  - identifier: http://[::1]:3000\n  - identifier: http://api.localhost/x\n",
  );
  silent("what merely begins so", "apis:\n  - identifier: http-api\n  - identifier: httpx://api\n");
});

describe("reserved-identifier", () => {
  const { silent, marks, fixes, says, severities } = casesOf("reserved-identifier");
  const management =
    "tenants:\n  dev: { domain: acme-dev.eu.auth0.com }\napis:\n  - identifier: https://${tenant.domain}/api/v2/\n";
  for (const path of ["userinfo", "mfa/", "me/", "my-org/"]) {
    marks(`/${path} of a public tenant`, api(`⟦https://acme.eu.auth0.com/${path}⟧`));
    marks(`/${path} to be removed`, api(`⟦https://acme.eu.auth0.com/${path}⟧`, "    state: absent\n"));
    silent(`/${path} elsewhere`, api(`https://api.acme.com/${path}`));
  }
  marks(
    "of a tenant of the file",
    "tenants:\n  here: { domain: localhost:7001 }\n" + api("⟦https://localhost:7001/me/⟧"),
  );
  test("of the tenant that was picked for a file which names none", () => {
    const document = Document.of(api("https://localhost:7001/api/v2/", "    token_lifetime: 60\n"));
    const errors = (domain: string) =>
      analyse(readFile(document, { picked: pickedTenant(domain) }), { only: "errors" }).map(({ message }) => message);
    deepEqual(errors("localhost:7002"), []);
    match(errors("localhost:7001").join(), /^`token_lifetime` of the Management API isn't managed by a file/);
  });
  marks("with the domain still open", api("⟦https://${tenant.domain}/me/⟧"));
  silent("another path", api("https://acme.eu.auth0.com/orders"));
  silent("the Management API's grants", `${management}    tenants: [dev]\n    grants: []\n`);
  silent(
    "what `defaults` brings to it",
    `defaults: { token_lifetime: 60 }\n${api("https://acme.eu.auth0.com/api/v2/", "    grants: []\n")}`,
  );
  const custom = (identifier: string, more = ""): string =>
    `tenants:\n  live: { domain: acme.eu.auth0.com, custom_domains: [Login.acme.com] }\n${api(identifier, more)}`;
  marks("the Management API by a custom domain", custom("⟦https://login.acme.com/api/v2/⟧"));
  severities("… is a warning", custom("https://login.acme.com/api/v2"), ["warning"]);
  says(
    "… and whose",
    custom("https://login.acme.com/api/v2/"),
    "a custom domain of live",
    "write https://${tenant.domain}/",
  );
  fixes(
    "… is written by the tenant's own",
    custom('"https://login.acme.com/api/v2"', "    grants: []\n"),
    custom('"https://${tenant.domain}/api/v2/"', "    grants: []\n"),
  );
  silent("… to be removed, where it was made", custom("https://login.acme.com/api/v2/", "    state: absent\n"));
  for (const other of [
    "https://login.acme.com/api/v2/orders",
    "https://login.acme.com/me/",
    "https://acme.com/api/v2/",
  ])
    silent(`${other} beside a custom domain`, custom(other));
  marks("the Management API's name and state", `${management}    ⟦name⟧: Management\n    ⟦state⟧: absent\n`);
  fixes("is removed", `${management}    scopes:\n      - value: a\n    grants: []\n`, `${management}    grants: []\n`);
  fixes(
    "for every tenant",
    twoTenants("", "", "  - identifier: https://acme-live.eu.auth0.com/api/v2/\n    grants: []\n"),
    twoTenants("", "", "  - identifier: https://${tenant.domain}/api/v2/\n    grants: []\n"),
  );
  says(
    "… names those where it is another API",
    twoTenants("", "", "  - identifier: https://acme-live.eu.auth0.com/api/v2/\n    grants: []\n"),
    "(On dev.)",
  );
  severities(
    "… is a warning",
    twoTenants("", "", "  - identifier: https://acme-live.eu.auth0.com/api/v2/\n    grants: []\n"),
    ["warning"],
  );
  silent(
    "for that tenant alone",
    twoTenants("", "", "  - identifier: https://acme-live.eu.auth0.com/api/v2/\n    tenants: [live]\n    grants: []\n"),
  );
});
