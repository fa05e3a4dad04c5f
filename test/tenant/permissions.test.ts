import assert from "node:assert/strict";
import { test } from "node:test";
import { explain } from "../../server/src/tenant/connection/explain.ts";
import { isPreviewOnly, missingPermissions } from "../../server/src/tenant/plan/permissions.ts";
import { apiOnTenant, clientOnTenant, planOf } from "./build.ts";
import { domain } from "./fake-tenant.ts";

const grant = { client: "worker", fields: { scope: ["a"] } };
const clients = [clientOnTenant("worker")];

test("a plan needs the permissions of its writes, and no others", () => {
  const needs = (...[want, have]: Parameters<typeof planOf>) => missingPermissions(planOf(want, have).work, new Set());
  assert.deepEqual(needs([], {}), []);
  assert.deepEqual(needs([{ grants: [grant] }], { clients }), ["create:client_grants", "create:resource_servers"]);
  const apis = [apiOnTenant()];
  assert.deepEqual(needs([{ fields: { name: "New" } }], { apis }), ["update:resource_servers"]);
  assert.deepEqual(needs([{ absent: true }], { apis }), ["delete:resource_servers"]);
});

test("what a sign-in lacks for a plan is known before, where its token says what it may", () => {
  const { work } = planOf([{ grants: [grant] }], { clients });
  const lacks = (...known: string[]) => missingPermissions(work, new Set(known));
  assert.deepEqual(lacks("create:client_grants", "delete:client_grants"), ["create:resource_servers"]);
  assert.deepEqual(lacks("create:client_grants", "create:resource_servers"), []);
  assert.deepEqual(missingPermissions(work, undefined), []);
});

test("who may write nothing of a sync can only preview; where the token doesn't say, the tenant will", () => {
  const readOnly = ["read:resource_servers", "read:client_grants", "read:clients", "update:users"];
  assert.equal(isPreviewOnly(new Set(readOnly)), true);
  assert.equal(isPreviewOnly(new Set()), true);
  assert.equal(isPreviewOnly(new Set([...readOnly, "update:client_grants"])), false);
  assert.equal(isPreviewOnly(undefined), false);
});

test("a missing permission is named, and what still works without it", () => {
  const without = (...missing: string[]) => {
    const { title, detail } = explain("forbidden", { domain, missing });
    return `${title} ${detail}`;
  };
  assert.match(without("create:client_grants"), /missing on acme.*: create:client_grants\..*Previews still work/);
  assert.match(without("read:clients", "read:client_keys"), /read:clients or read:client_keys.*test tokens still work/);
  assert.doesNotMatch(explain("forbidden", { domain }).detail, /still work/);
});

test("what the tenant says ends before the next step begins", () => {
  for (const said of ["Invalid token", "Invalid token."]) {
    const { detail, nextStep } = explain("refused-credentials", { domain, said });
    assert.match(`${detail} ${nextStep}`, / The tenant says: Invalid token\. Sign in again /);
  }
  assert.equal(explain("invalid-body", { domain, said: "Too long" }).detail, "The tenant says: Too long.");
});
