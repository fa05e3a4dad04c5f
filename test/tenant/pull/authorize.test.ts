import assert from "node:assert/strict";
import { test } from "node:test";
import { authorize, candidates } from "../../../server/src/tenant/pull/authorize.ts";
import { identifier } from "../build.ts";
import { domain } from "../fake-tenant.ts";
import { state, targetOf } from "./authorize-case.ts";

const head = (lines: string) =>
  `tenants:\n  dev: { domain: ${domain}, clients: { worker: beta } }\napis:\n  - identifier: ${identifier} # ours\n${lines}`;

const becomes = (lines: string, chosen: Parameters<typeof authorize>[2], expected: string): void =>
  assert.equal(authorize(targetOf(head(lines)), state, chosen).text, head(expected));

test("every application is there: who is authorised, who could be, and why the others can't", () => {
  const found = candidates(targetOf(head("    grants: [{ client: worker, scope: [a] }]\n")).desired, state);
  assert.deepEqual(
    found.map(({ clientId, granted, problem }) => [clientId, granted, problem !== undefined]),
    [
      ["beta", ["a"], false],
      ["alpha", undefined, false],
      ["gamma", undefined, false],
      ["public", undefined, true],
      ["web", undefined, true],
    ],
  );
});

test("without a list in the file, those of the tenant are authorised", () => {
  const [first] = candidates(targetOf(head("")).desired, state);
  assert.deepEqual([first?.clientId, first?.granted], ["alpha", ["b"]]);
  becomes(
    "    token_lifetime: 60\n",
    new Map([
      ["alpha", "as granted"],
      ["beta", "all"],
    ] as const),
    "    token_lifetime: 60\n    grants:\n      - client: App alpha\n        scope: [b]\n      - client: worker\n        allow_all_scopes: true\n",
  );
});

test("an application comes behind the others, one goes, and all else stays", () =>
  becomes(
    "    grants:\n      - client: App alpha # first\n        scope: [x]\n      - client: alpha\n        subject_type: user\n        scope: [u] # users\n      - client: nobody\n        scope: []\n",
    new Map([["beta", ["a", "b"]]]),
    "    grants:\n      - client: alpha\n        subject_type: user\n        scope: [u] # users\n      - client: nobody\n        scope: []\n      - client: worker\n        scope: [a, b]\n",
  ));

test("a key without a list gets one", () =>
  becomes(
    "    grants: # soon\n    name: A\n",
    new Map([["beta", "all"]] as const),
    "    grants: [{ client: worker, allow_all_scopes: true }] # soon\n    name: A\n",
  ));

test("what is authorised already and stays so is no edit", () => {
  const lines = "    grants: [{ client: worker, scope: [a] }]\n";
  becomes(lines, new Map([["beta", "as granted"]] as const), lines);
});
