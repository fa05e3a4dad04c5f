import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { quickstart } from "../../server/src/quickstart/quickstart.ts";
import { STACK_IDS, type StackId } from "../../server/src/quickstart/stacks.ts";
import type { ApiExpectation } from "../../server/src/expected/expectation.ts";
import { apis } from "./api.ts";

const code = (stack: StackId, api: ApiExpectation): string =>
  quickstart(stack, api)
    .files.map(({ text }) => text)
    .join("\n");

describe("every stack", () => {
  for (const stack of STACK_IDS) {
    test(`${stack}: issuer, audience, algorithm and scopes of the file`, () => {
      for (const alg of ["RS256", "PS256", "RS512", "HS256"] as const) {
        const text = code(stack, { ...apis.plain, signingAlg: alg });
        for (const part of ["https://acme.eu.auth0.com/", apis.plain.audience, alg, "read:orders", "write:orders"])
          assert.ok(text.includes(part), `${alg}: ${part}`);
        assert.equal(text.includes("API_SIGNING_SECRET"), alg === "HS256");
        assert.equal(/jwks|\.Authority/.test(text), alg !== "HS256", alg);
      }
    });

    test(`${stack}: at+jwt is asked for where, and only where, the profile is RFC 9068's`, () => {
      assert.doesNotMatch(code(stack, apis.plain), /at\+jwt|strict: true|createAtJwtValidator/);
      assert.match(code(stack, apis.strict), /at\\?\+jwt|strict: true|createAtJwtValidator/);
    });

    test(`${stack}: permissions where, and only where, tokens have them`, () => {
      assert.doesNotMatch(code(stack, apis.plain), /permissions/i);
      assert.match(code(stack, apis.strict), /permissions/);
      assert.doesNotMatch(code(stack, { ...apis.strict, enforcePolicies: false }), /permissions/i);
    });

    test(`${stack}: an API without scopes has no example of one`, () => {
      assert.doesNotMatch(code(stack, apis.bare), /_example|requiredScopes/);
    });
  }
});

describe("notes", () => {
  const rows: readonly (readonly [what: string, api: Partial<ApiExpectation>, note: RegExp])[] = [
    ["HS256", { signingAlg: "HS256" }, /^HS256 signs with a secret/],
    ["no algorithm in the file", { signingAlg: undefined as never }, /doesn't say signing_alg/],
    ["permissions without RBAC", { dialect: "access_token_authz", enforcePolicies: false }, /checks scope instead/],
    ["permissions, RBAC not said", { dialect: "access_token_authz" }, /the file doesn't say that it is/],
    ["a custom domain", { issuers: ["https://a/", "https://b/"] }, /put https:\/\/b\/ in place of https:\/\/a\/$/],
    ["mutual TLS", { senderConstraint: "mtls" }, /mutual TLS/],
    ["encrypted tokens", { encryption: {} }, /are encrypted/],
  ];
  for (const [what, api, note] of rows)
    test(what, () => {
      const { notes } = quickstart("fastify", { ...apis.plain, ...api });
      assert.equal(notes.filter((each) => note.test(each)).length, 1, notes.join("\n"));
    });

  test("DPoP, where the code doesn't check the proof", () => {
    const api = { ...apis.plain, senderConstraint: "dpop" } as const;
    assert.equal(quickstart("hono", api).notes.length, 1);
    assert.deepEqual(quickstart("express", api).notes, []);
    assert.match(code("express", api), /dpop: \{ enabled: true, required: true \}/);
  });

  test("none where there is nothing to know", () => assert.deepEqual(quickstart("go", apis.plain).notes, []));
});

test("names of routes are unique, and never taken from what isn't a letter or a digit", () => {
  const text = code("fastapi", { ...apis.plain, allScopes: ["READ:Orders", "read orders", "x"] });
  assert.deepEqual(
    [...text.matchAll(/^def (\w+_example)/gm)].map(([, name]) => name),
    ["read_orders_example", "scope_2_example"],
  );
});
