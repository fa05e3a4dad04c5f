import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { joined } from "../../server/src/tenant/journal/history.ts";
import { resumed } from "../../server/src/tenant/journal/resume.ts";
import { apiOnTenant, clientOnTenant, desiredState, grantOnTenant, managementApi } from "./build.ts";
import { type FakeOptions, fakeTenant } from "./fake-tenant.ts";
import { planOfUndo, readable, recorded } from "./journal-run.ts";

// An undo of what was cut off: see also resume.test.ts.

const clients = [clientOnTenant("worker")];

test("a sync that was resumed is taken back whole: grants of the Management API too, under the names of the file", async () => {
  const management = { managementApi: true, grants: [{ client: "App worker", fields: { scope: ["read:users"] } }] };
  const desired = desiredState([management, { fields: { name: "After" } }]);
  const fault: FakeOptions["fault"] = (_, { method }) =>
    method === "PATCH" ? { at: "request", kind: 403 } : undefined;
  const state = { apis: [managementApi(), apiOnTenant({ name: "Before" })], clients };
  const cut = fakeTenant({ state, fault });
  const first = recorded(cut);
  await first.sync(desired);
  const later = fakeTenant({ state: cut.state });
  const second = recorded(later);
  await second.sync(resumed(first.history()), { purpose: { does: "resume", of: "1", files: [] } });
  const { changes } = await planOfUndo(later, joined([first.history(), second.history()]));
  assert.deepEqual(
    changes.map(({ kind, resource, client }) => [kind, resource, client]),
    [
      ["removal", "grant", "App worker"],
      ["update", "api", undefined],
    ],
  );
});

test("killed while a grant for all scopes was on its way: it is as the sync left it, though its list is gone", async () => {
  const state = { apis: [apiOnTenant()], grants: [grantOnTenant("worker", { scope: ["a"] })], clients };
  const fake = fakeTenant({ state });
  const run = recorded(fake);
  await run.sync(desiredState([{ grants: [{ client: "worker", fields: { allow_all_scopes: true } }] }]));
  const { changes } = await planOfUndo(fake, readable(run.lines.slice(0, 2)));
  assert.deepEqual(
    changes.map(({ kind, fields }) => [kind, fields.map(({ path, after }) => [path, after])]),
    [
      [
        "update",
        [
          ["allow_all_scopes", false],
          ["scope.a", "a"],
        ],
      ],
    ],
  );
});

test("killed while an encryption key was on its way: the tenant shows its thumbprint, and it is as the sync left it", async () => {
  const pem = generateKeyPairSync("rsa", { modulusLength: 2048 })
    .publicKey.export({ type: "spki", format: "pem" })
    .toString();
  const encryption = { format: "compact-nested-jwe", encryption_key: { alg: "RSA-OAEP-256", pem } };
  for (const before of [[apiOnTenant()], []]) {
    const fake = fakeTenant({ state: { apis: before } });
    const run = recorded(fake);
    await run.sync(desiredState([{ fields: { token_encryption: encryption } }]));
    const { changes } = await planOfUndo(fake, readable(run.lines.slice(0, 2)));
    assert.deepEqual(
      changes.map(({ kind }) => kind),
      [before.length > 0 ? "update" : "removal"],
    );
  }
});
