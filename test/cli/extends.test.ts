import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { authApis, exits } from "./auth-apis.ts";
import { workspace } from "./workspace.ts";

const shared = "tenants:\n  dev: { domain: acme-dev.eu.auth0.com }\ndefaults: { token_lifetime: 60 }\n";
const orders =
  "extends: ../shared.auth-apis.yaml\napis:\n  - identifier: https://a.acme.com\n    enforce_policies: true\n    token_lifetime_for_web: 90\n";

/** A folder with the file to extend, and one in it for the file that extends it. */
function repository(): { root: string; inside: string } {
  const root = workspace({ "shared.auth-apis.yaml": shared });
  const inside = join(root, "orders");
  mkdirSync(inside);
  writeFileSync(join(inside, "auth-apis.yaml"), orders);
  return { root, inside };
}

test("defaults and tenants of the file that is extended count", async () => {
  const { root } = repository();
  const { stdout } = exits(await authApis(["check", "orders/auth-apis.yaml"], { cwd: root }), 1);
  assert.match(stdout, /\[web-lifetime-exceeds\]/);
  const { stderr } = exits(await authApis(["plan", "orders/auth-apis.yaml", "-t", "live"], { cwd: root }), 64);
  assert.match(stderr, /not for the tenant "live", but for dev/);
});

test("beyond the working directory only in the same repository", async () => {
  const { root, inside } = repository();
  const { stdout } = exits(await authApis(["check"], { cwd: inside }), 1);
  assert.match(stdout, /lies outside of the workspace and is not read.*\[extends\]/);
  mkdirSync(join(root, ".git"));
  assert.match(exits(await authApis(["check"], { cwd: inside }), 1).stdout, /\[web-lifetime-exceeds\]/);
});

test("no link out of the repository is followed", async () => {
  const { root } = repository();
  const inner = workspace({ "auth-apis.yaml": "extends: shared.yaml\napis: []\n" });
  symlinkSync(join(root, "shared.auth-apis.yaml"), join(inner, "shared.yaml"));
  const { stdout } = exits(await authApis(["check"], { cwd: inner }), 1);
  assert.match(stdout, /lies outside of the workspace/);
  assert.doesNotMatch(stdout, /acme-dev/);
});
