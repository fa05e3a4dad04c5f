import { deepEqual, equal, match, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readBase, targetOf } from "../../server/src/document/read/extends.ts";
import { isUnder, plainUri } from "../../server/src/document/uri.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { readExtended, said, underlined } from "../rules/extended.ts";

const shared = `tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    variables: { BASE: https://dev.acme.com }
    clients: { worker: Lz8TqXWm1VbYfQd3 }
  live: { domain: acme.eu.auth0.com, variables: { BASE: https://acme.com } }
rules: { rbac-recommended: off, identifier-not-url: off }
defaults: { signing_alg: PS256, token_lifetime: 600 }
apis:
  - identifier: https://shared.acme.com
`;
const own = (text: string): readonly [string, string] => ["auth-apis.yaml", `extends: shared.yaml\n${text}`];
const base = ["shared.yaml", shared] as const;

describe("what a file takes from the one that it extends", () => {
  test("tenants with their variables and short names, and defaults; no APIs", () => {
    const file = readExtended(own("apis:\n  - identifier: ${BASE}/orders\n"), base);
    deepEqual(
      file.apis.map(({ views }) => views.map((view) => [view.identifier, view.number("token_lifetime")])),
      [
        [
          ["https://dev.acme.com/orders", 600],
          ["https://acme.com/orders", 600],
        ],
      ],
    );
    deepEqual([...file.shortNames], ["worker"]);
  });
  test("is judged by the rules that are asked, whichever were asked before", () => {
    const file = readExtended(own("apis: []\n"), ["shared.yaml", "rules: { over-granted: loud }\n"]);
    const errors = (rules?: []) =>
      analyse(file, { rules }).filter(
        ({ severity, message }) => severity === "error" && message.includes("shared.yaml"),
      );
    equal(errors([]).length, 0);
    equal(errors().length, 1);
  });
  test("this file wins, key by key", () => {
    const text = `tenants:
  live: { domain: other.eu.auth0.com }
rules: { identifier-not-url: error }
defaults: { token_lifetime: 60 }
apis:
  - identifier: not a url
    token_lifetime_for_web: 60
`;
    const file = readExtended(own(text), base);
    deepEqual(
      file.tenants.map(({ name, domain }) => [name, domain]),
      [
        ["dev", "acme-dev.eu.auth0.com"],
        ["live", "other.eu.auth0.com"],
      ],
    );
    const [view] = file.apis[0]?.views ?? [];
    deepEqual([view?.number("token_lifetime"), view?.text("signing_alg")], [60, "PS256"]);
    deepEqual(
      said(own(text), base).map(([rule, at]) => [rule, at]),
      [
        ["limited-algorithm", "shared.yaml"],
        ["identifier-not-url", "not a url"],
      ],
    );
  });
  test("a file that is extended may extend another", () => {
    const file = readExtended(
      own("apis:\n  - identifier: https://a\n"),
      ["shared.yaml", "extends: top/all.yaml\ndefaults: { token_lifetime: 1 }\n"],
      [
        "top/all.yaml",
        "defaults: { token_lifetime: 2, signing_alg: RS256 }\ntenants: { dev: { domain: a.auth0.com } }\n",
      ],
    );
    const [view] = file.apis[0]?.views ?? [];
    deepEqual([view?.number("token_lifetime"), view?.text("signing_alg")], [1, "RS256"]);
    equal(file.tenants[0]?.name, "dev");
  });
  test("aliases in its defaults are its own", () => {
    const text = "x-life: &life 77\ndefaults: { token_lifetime: *life }\n";
    const file = readExtended(own("x-a: &life 1\napis:\n  - identifier: https://a\n"), ["shared.yaml", text]);
    equal(file.apis[0]?.views[0]?.number("token_lifetime"), 77);
  });
});

describe("findings", () => {
  test("what its defaults are to blame for is shown at `extends`, once, with the place", () => {
    const file = readExtended(own("apis:\n  - identifier: https://a\n  - identifier: https://b\n"), [
      "shared.yaml",
      shared.replace("PS256", "HS256"),
    ]);
    const found = analyse(file).filter(({ rule }) => rule === "symmetric-signing");
    deepEqual(found.map(underlined), ["shared.yaml"]);
    deepEqual(found[0]?.fixes ?? [], [], "nothing is edited in the other file");
    const [related] = found[0]?.related ?? [];
    equal(related?.source?.uri, "file:///work/shared.yaml");
    equal(related.at.block.text.slice(related.at.start, related.at.end), "HS256");
    equal(related.source.document.rangeOf(related.at).start.line, 7);
  });
  test("a short name and a tenant from there are known, others aren't", () => {
    const text = `apis:
  - identifier: https://a
    tenants: [dev, stage]
    grants: [{ client: worker }]
  - identifier: https://b
    grants: [{ client: worker }]
`;
    deepEqual(
      said(own(text), base).flatMap(([rule, at]) => (rule.startsWith("unknown-") ? [[rule, at]] : [])),
      [
        ["unknown-tenant", "stage"],
        ["unknown-client", "worker"],
      ],
    );
  });
  test("a tenant from there to which nothing can be synced", () => {
    const tenants =
      "tenants:\n  a: { domain: 'https://a.auth0.com' }\n  b: { domain: b.auth0.com }\n  c: { domain: b.auth0.com }\n";
    const domains = said(own("apis: []\n"), ["shared.yaml", `${tenants}  d: { domain: login.d.com }\n`]);
    deepEqual(
      domains.map(([rule, at, message]) => [rule, at, message.slice(0, 22)]),
      [
        ["tenant-domain", "shared.yaml", '"https://a.auth0.com" '],
        ["tenant-domain", "shared.yaml", "b.auth0.com is the dom"],
      ],
    );
  });
  test("a domain that another tenant has there, whose own is said here", () => {
    const text = "tenants:\n  dev: { domain: dev.eu.auth0.com }\n  old: { domain: acme-dev.eu.auth0.com }\napis: []\n";
    deepEqual(said(own(text), base), []);
  });
  test("two tenants with one domain, one of them from there", () => {
    const text = "tenants: { mine: { domain: acme.eu.auth0.com } }\napis: []\n";
    deepEqual(
      said(own(text), base).map(([rule, at]) => [rule, at]),
      [["tenant-domain", "acme.eu.auth0.com"]],
    );
  });
  test("a custom domain that a tenant from there has, said where this file says it", () => {
    const tenant = (name: string): string =>
      `tenants:\n  ${name}: { domain: ${name}.eu.auth0.com, custom_domains: [login.acme.com] }\n`;
    deepEqual(
      said(own(`${tenant("live")}apis: []\n`), ["shared.yaml", tenant("dev")]).map(([rule, at]) => [rule, at]),
      [["shared-custom-domain", "login.acme.com"]],
    );
  });
  test("variables: one from there is known, an undefined one isn't, an own one is used there", () => {
    const text =
      "tenants: { dev: { domain: d.auth0.com, variables: { LIFE: 60 } } }\napis:\n  - identifier: ${BSE}/a\n";
    const found = said(own(text), ["shared.yaml", "defaults: { token_lifetime: '${LIFE}', enforce_policies: true }\n"]);
    deepEqual(
      found.map(([rule, at]) => [rule, at]),
      [["undefined-variable", "${BSE}"]],
    );
  });

  for (const [why, path, problem] of [
    ["a file that isn't there", "gone.yaml", /"gone\.yaml", which is not there\. Until/],
    ["an absolute path", "/etc/shared.yaml", /no path from this file on/],
    ["another kind of file", ".env", /no YAML file/],
    ["itself", "auth-apis.yaml", /leads back/],
    ["a chain that ends nowhere", "to-gone.yaml", /"to-gone\.yaml", which extends "gone\.yaml", which is not there/],
    ["a cycle", "cycle.yaml", /"cycle\.yaml", which extends "auth-apis\.yaml", which leads back to this file/],
  ] as const) {
    test(why, () => {
      const found = said(
        ["auth-apis.yaml", `extends: ${path}\napis:\n  - identifier: \${BASE}/a\n    tenants: [x]\n`],
        ["to-gone.yaml", "extends: gone.yaml\n"],
        ["cycle.yaml", "extends: auth-apis.yaml\n"],
      );
      const [finding, ...others] = found.filter(([rule]) => rule !== "rbac-recommended");
      deepEqual([finding?.[0], finding?.[1]], ["extends", path]);
      match(finding?.[2] ?? "", problem);
      deepEqual(others, [], "what may be there is not missed");
    });
  }
  test("a file with an error of its own", () => {
    const [finding] = said(own("apis: []\n"), ["shared.yaml", "tenants:\n  dev: { domian: a.auth0.com }\nrules: [\n"]);
    equal(finding?.[0], "extends");
    match(finding[2], /An error in shared\.yaml concerns this file.*It has 2 errors in all/);
  });
  test("errors in its APIs don't concern this one", () => {
    deepEqual(said(own("apis: []\n"), ["shared.yaml", `${shared}    tokn: 1\n`]), []);
  });
  test("where nobody has looked, nothing is said and nothing is missed", () => {
    const file = readFile(Document.of("extends: shared.yaml\napis:\n  - identifier: urn:a\n    tenants: [x]\n"));
    deepEqual(
      analyse(file).filter(({ severity }) => severity === "error"),
      [],
    );
  });
});

test("paths", () => {
  equal(targetOf("../b c.yaml", "file:///w/x/auth-apis.yaml"), "file:///w/b%20c.yaml");
  for (const path of ["https://a/b.yaml", "\\\\host\\b.yaml", "C:/b.yaml", "b.json"]) {
    ok(typeof targetOf(path, "file:///w/auth-apis.yaml") === "object", path);
  }
  ok(typeof targetOf("b.yaml", "untitled:Untitled-1") === "object");
});

test("URIs that editors write differently", () => {
  equal(plainUri("file:///c%3A/a%20b/%2B"), plainUri("file:///c:/a b/+"));
  ok(isUnder("file:///w/a%20b/c.yaml", "file:///w/a b"));
  ok(!isUnder("file:///work2/c.yaml", "file:///work"));
});

test("files that extend one another endlessly", () => {
  const document = Document.of("extends: x/a.yaml\n");
  let reads = 0;
  readBase(document, "file:///a.yaml", () => (reads++, document));
  equal(reads, 10);
});
