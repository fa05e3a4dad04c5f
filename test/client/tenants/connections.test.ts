import assert from "node:assert/strict";
import { test } from "node:test";
import { openSecretStore } from "../../../client/src/credentials/secret-store.ts";
import { watchSignedIn } from "../../../client/src/credentials/signed-in.ts";
import { openConnections } from "../../../client/src/tenants/connections.ts";
import { openReadings } from "../../../client/src/tenants/readings.ts";
import type { Target } from "../../../client/src/tenants/target.ts";

const domain = "acme.eu.auth0.com";
const target = { tenant: { domain } } as Target;
const secret = { kind: "token", token: "secret of t" } as const;

function open() {
  const nothing = () => Promise.resolve(undefined);
  const storage = { get: nothing, store: nothing, delete: nothing, onDidChange: () => ({ dispose: () => undefined }) };
  const secrets = openSecretStore(storage, () => undefined);
  return { secrets, connections: openConnections(secrets, watchSignedIn(secrets), openReadings()) };
}

test("who asks at once for a tenant's connection gets the same one, and it holds", async () => {
  const { secrets, connections } = open();
  await secrets.keepManagement(domain, secret, "this-window");
  const [one, other] = await Promise.all([connections.existing(target), connections.existing(target)]);
  assert.ok(one);
  assert.equal(one, other);
  assert.equal(connections.holds(one), true);
});

test("another sign-in makes another connection, and the one before holds no more", async () => {
  const { secrets, connections } = open();
  await secrets.keepManagement(domain, secret, "this-window");
  const before = await connections.existing(target);
  await secrets.keepManagement(domain, { ...secret, token: "secret of u" }, "this-window");
  const now = await connections.existing(target);
  assert.ok(before && now);
  assert.deepEqual([connections.holds(before), connections.holds(now)], [false, true]);
});
