import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { otherScopes } from "../../../client/src/tests/other-scopes.ts";

suite("the scopes of a users' grant, in the file and on the tenant", () => {
  test("are the same in any order, and where the file doesn't speak of them", () => {
    assert.equal(otherScopes({ scope: ["b", "a"] }, { scope: ["a", "b"] }), undefined);
    assert.equal(otherScopes({}, { allow_all_scopes: true }), undefined);
    assert.equal(otherScopes({ organization_usage: "allow" }, { scope: ["a"] }), undefined);
    assert.equal(otherScopes({ allow_all_scopes: true }, { allow_all_scopes: true }), undefined);
  });

  test("differ where one lists some and the other gives all", () => {
    const all = { allow_all_scopes: true };
    assert.deepEqual(otherScopes(all, { scope: ["a"] }), { expected: "allow_all_scopes", actual: "a" });
    assert.deepEqual(otherScopes({ scope: ["a"] }, all), { expected: "a", actual: "allow_all_scopes" });
    assert.deepEqual(otherScopes({ scope: [] }, { scope: ["b", "a"] }), { expected: "", actual: "a b" });
  });
});
