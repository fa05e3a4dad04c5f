import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { apiScopes } from "../../server/src/facts/api-scopes.ts";

test("an API's scopes, with and without a description", () =>
  deepEqual(apiScopes({ scopes: [{ value: "read:a", description: "Read" }, { value: "write:a" }] }), [
    { value: "read:a", description: "Read" },
    { value: "write:a", description: undefined },
  ]));

test("what is no scope is left out", () =>
  deepEqual(apiScopes({ scopes: ["read:a", null, [], {}, { value: 1 }, { value: "a", description: null }] }), [
    { value: "a", description: undefined },
  ]));

test("no list is not an empty one", () => {
  equal(apiScopes({ name: "A" }), undefined);
  equal(apiScopes({ scopes: null }), undefined);
  deepEqual(apiScopes({ scopes: [] }), []);
});
