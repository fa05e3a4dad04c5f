import { deepEqual, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { completes, offered } from "./cursor.ts";

const TENANTS = `tenants:
  dev: { domain: d.eu.auth0.com, variables: { BASE: "https://dev", TTL: 60 }, clients: { worker: abc } }
  live: { domain: l.eu.auth0.com, variables: { BASE: "https://live" }, clients: { worker: def, shop: ghi } }
`;
const API = "apis:\n  - identifier: https://a\n";
const GRANT = `${API}    scopes:\n      - { value: "read:a", description: Read }\n      - value: write:a\n    grants:\n      - client: x\n`;

describe("aliases", () => {
  const anchors = "x-base: &base\n  signing_alg: RS256\nx-scopes: &scopes [&scope { value: a }]\n";
  completes(`${anchors}${API}    scopes: *|\n`, "*scopes", `${anchors}${API}    scopes: *scopes\n`);
  completes(`${anchors}${API}    scopes: [*|]\n`, "*scope", `${anchors}${API}    scopes: [*scope]\n`);
  completes(`${anchors}apis:\n  - *|`, "*base", `${anchors}apis:\n  - *base`);
  test("behind a merge key, maps", () => {
    deepEqual(offered(`${anchors}apis:\n  - <<: *|\n`), ["*base"]);
    deepEqual(offered(`${anchors}apis:\n  - <<: |\n`), ["*base"]);
    deepEqual(offered(`${anchors}apis:\n  - <<: [*|]\n`), ["*base"]);
  });
  test("none of what can't stand there", () => {
    const all = `${anchors}x-on: &on true\nx-alg: &alg HS256\nx-time: &time 60\nx-any: &any \${ANY}\nx-no: &no [1]\nx-nil: &nil\n`;
    const at = (rest: string) => offered(`${all}${rest}`);
    deepEqual(at(`${API}    scopes: *|\n`), ["*scopes"]);
    deepEqual(at(`${API}    scopes: [*|]\n`), ["*scope"]);
    deepEqual(at("apis:\n  - *|\n"), ["*base"]);
    deepEqual(at("apis:\n  - <<: *|\n"), ["*base"]);
    deepEqual(at(`${API}    enforce_policies: *|\n`), ["*on", "*any"]);
    deepEqual(at(`${API}    signing_alg: *|\n`), ["*alg", "*any"]);
    deepEqual(at(`${API}    token_lifetime: *|\n`), ["*time", "*any"]);
    deepEqual(at(`${API}    name: *|\n`), ["*alg", "*any"]);
    deepEqual(at(`${API}    proof_of_possession: *|\n`), ["*any", "*nil"]);
    deepEqual(at("x-any: *|\n").length, 9);
  });
  test("none in which it stands itself", () => {
    for (const [around, labels] of [
      ["x-m: &m\n  a: *|\n", []],
      ["x-m: &m\n  a: &a 1\n  b: *|\n  c: 1\n", ["*a"]],
      ["x-m: &m [&a 1, *|]\n", ["*a"]],
      ["x-m: &m\n  a: 1\n  <<: |\n", []],
      ["x-m: &m { <<: | }\n", []],
      ["x-a: &a { b: 1 }\nx-m: &m\n  c:\n    <<: |\n", ["*a"]],
      ["apis:\n  - &a\n    name: A\n    <<: |\n", []],
    ] as const)
      deepEqual(offered(around), labels, around);
  });
  test("not those below", () => deepEqual(offered(`${API}    scopes: *|\n${anchors}`), []));
});

describe("below an anchor, what may stand where it is used", () => {
  const merged = `${API}  - <<: *base\n`;
  test("what each API must have for itself is required of none there, and comes last", () => {
    const all = offered(`x-base: &base\n  |\n${merged}`);
    deepEqual([all[0], all.at(-1)], ["name", "identifier"]);
    deepEqual(offered(`x-base: &base\n  |\n${API}    grants:\n      - *base\n`)[0], "client");
  });
  completes(`x-base: &base\n  sig|\n${merged}`, "signing_alg", `x-base: &base\n  signing_alg: \n${merged}`);
  completes(`x-base: &base\n  |\n${merged}`, "token_lifetime", `x-base: &base\n  token_lifetime: \n${merged}`);
  completes(
    `x-base: &base\n  name: A\n  allow|\n${merged}`,
    "allow_offline_access",
    `x-base: &base\n  name: A\n  allow_offline_access: \n${merged}`,
  );
  completes(`x-base: &base { na| }\n${merged}`, "name", `x-base: &base { name:  }\n${merged}`);
  completes(
    `x-base: &base\n  signing_alg: H|\n${API}    <<: [*other, *base]\n`,
    "HS256",
    `x-base: &base\n  signing_alg: HS256\n${API}    <<: [*other, *base]\n`,
  );
  completes(
    `x-alg: &alg H|\n${API}    signing_alg: *alg\n`,
    "HS256",
    `x-alg: &alg HS256\n${API}    signing_alg: *alg\n`,
  );
  completes(
    `x-all:\n  scopes: &scopes\n    - val|\n${API}    scopes: *scopes\n`,
    "value",
    `x-all:\n  scopes: &scopes\n    - value: \n${API}    scopes: *scopes\n`,
  );
  completes(
    `x-grant: &grant\r\n  scope: [|]\r\n${GRANT}      - <<: *grant\r\n`,
    "read:a",
    `x-grant: &grant\r\n  scope: [read:a]\r\n${GRANT}      - <<: *grant\r\n`,
  );
  completes(
    `${TENANTS}x-base: &base\n  token_lifetime: \${|\n${merged}`,
    "${TTL}",
    `${TENANTS}x-base: &base\n  token_lifetime: \${TTL}\n${merged}`,
  );
  completes(
    `x-a: &a\n  sig|\nx-b: &b { <<: *a }\n${API}  - <<: *b\n`,
    "signing_alg",
    `x-a: &a\n  signing_alg: \nx-b: &b { <<: *a }\n${API}  - <<: *b\n`,
  );
  completes(
    `x-a: &a H|\nx-b: &b { name: B, signing_alg: *a }\nx-c: &c\n  <<: *b\n${API}  - <<: [*other, *c]\n`,
    "HS256",
    `x-a: &a HS256\nx-b: &b { name: B, signing_alg: *a }\nx-c: &c\n  <<: *b\n${API}  - <<: [*other, *c]\n`,
  );
  test("nothing whole among the keys of what merges it", () => {
    const snippets = (text: string) => offered(text, { snippets: true }).filter((label) => label.includes("new "));
    deepEqual(snippets(`x-base: &base\n  |\n${merged}`), []);
    deepEqual(snippets(`x-a: &a\n  |\nx-b: &b { <<: *a }\n${API}  - *b\n`), []);
    deepEqual(snippets(`x-base: &base\n  |\n${API}  - *base\n`), ["new API"]);
    deepEqual(snippets(`x-base: &base\n  scopes:\n    - |\n${merged}`), ["new scope"]);
  });
  test("present ones left out", () => {
    const keys = offered(`x-base: &base\n  |\n  name: A\n${merged}`);
    ok(!keys.includes("name") && keys.includes("signing_alg"));
    const scope = `x-all: { scopes: &s [{ value: a, | }] }\n${API}    scopes: *s\n`;
    deepEqual(offered(scope), ["description"]);
    deepEqual(offered(`x-s: &s\n  - |\n    value: a\n${API}    scopes: *s\n`), ["description"]);
  });
  test("of several anchors around it the innermost one counts", () =>
    deepEqual(
      offered(
        `x-base: &base\n  x-user: &user\n    |\n${API}    <<: *base\n    subject_type_authorization: { user: *user }\n`,
      ),
      ["policy"],
    ));
  for (const text of [
    `x-base: &base\n  |\n${API}`,
    `x-base: &base\n  |\nx-base: &base\n  name: A\n${merged}`,
    `x-base: &base\n  x-more:\n    |\n${merged}`,
    `x-base: &base\n  |\nx-b: *base\n*base : 1\n`,
    `x-base: &base\n  <<: *base\n  |\n`,
    `x-a: &a\n  <<: *b\n  |\nx-b: &b { <<: *a }\nx-c: { <<: *b }\n`,
  ]) {
    test(`nothing: ${JSON.stringify(text)}`, () => deepEqual(offered(text), []));
  }
});
