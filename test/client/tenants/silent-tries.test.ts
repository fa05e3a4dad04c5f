import assert from "node:assert/strict";
import { test } from "node:test";
import { silentTries } from "../../../client/src/tenants/silent-tries.ts";

const domain = "acme.eu.auth0.com";
const after = (how: "read" | "unread" | "refused") => {
  const tries = silentTries();
  assert.ok(tries.begin(domain));
  tries.end(domain, how);
  return tries;
};

test("a tenant is read once at a time", () => {
  const tries = silentTries();
  assert.deepEqual([tries.begin(domain), tries.begin(domain), tries.begin("other")], [true, false, true]);
  assert.ok(!tries.shown(), "What is under way has not failed.");
  assert.ok(!tries.begin(domain));
});

test("what could not be read is tried again when the file is shown anew, and not before", () => {
  const tries = after("unread");
  assert.ok(!tries.begin(domain));
  assert.ok(tries.shown());
  assert.ok(tries.begin(domain));
});

test("what was refused needs another sign-in, or another tenant", () => {
  const tries = after("refused");
  assert.ok(!tries.shown());
  assert.ok(!tries.begin(domain));
  tries.changed();
  assert.ok(tries.begin(domain));
});

test("a sign-in during a try makes it worth another one where it fails, once", () => {
  for (const how of ["read", "unread", "refused"] as const) {
    const tries = silentTries();
    tries.begin(domain);
    tries.changed();
    assert.ok(!tries.begin(domain), "It is still under way.");
    assert.equal(tries.end(domain, how), how !== "read");
    assert.ok(tries.begin(domain));
    assert.ok(!tries.end(domain, how));
    assert.equal(tries.begin(domain), how === "read");
  }
});

test("what was read, and forgotten with a sign-out, is read again", () => {
  assert.ok(after("read").begin(domain));
});
