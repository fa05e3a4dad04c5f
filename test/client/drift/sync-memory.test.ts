import assert from "node:assert/strict";
import { test } from "node:test";
import { openSyncMemory } from "../../../client/src/drift/sync-memory.ts";

const file = "file:///work/auth-apis.yaml";
const agreed = (domain: string) => ({ tenant: { domain }, apis: [], undecided: [] });

/** VS Code's Memento as far as it is used. */
function fakeMemento(kept = new Map<string, unknown>()) {
  return {
    kept,
    get: (key: string) => kept.get(key) as never,
    update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, structuredClone(value))),
  };
}

test("what file and tenant agreed on is remembered for that file and that tenant", async () => {
  const memory = openSyncMemory(fakeMemento());
  await memory.remember(file, agreed("acme.eu.auth0.com"));
  assert.deepEqual(memory.last(file, "acme.eu.auth0.com"), agreed("acme.eu.auth0.com"));
  assert.equal(memory.last(file, "other.eu.auth0.com"), undefined);
  assert.equal(memory.last(`${file}2`, "acme.eu.auth0.com"), undefined);
});

test("what a sync left stays when file and tenant agree on something else later", async () => {
  const memory = openSyncMemory(fakeMemento());
  const synced = { version: 1, apis: [{ identifier: "urn:a", fields: { name: "A" } }] } as const;
  await memory.rememberSync(file, "acme.eu.auth0.com", synced);
  await memory.remember(file, agreed("acme.eu.auth0.com"));
  assert.deepEqual(memory.lastSync(file, "acme.eu.auth0.com"), synced);
});

const keys = [`${file} agrees with acme.eu.auth0.com`, `last sync of ${file} with acme.eu.auth0.com`];

test("what is damaged is no last sync", () => {
  const storage = fakeMemento(new Map(keys.map((key) => [key, { version: 1, apis: [{ identifier: 7 }] }])));
  assert.equal(openSyncMemory(storage).lastSync(file, "acme.eu.auth0.com"), undefined);
});

test("what another version has left behind is no memory", () => {
  const storage = fakeMemento(new Map(keys.map((key) => [key, { version: 0 }])));
  assert.equal(openSyncMemory(storage).last(file, "acme.eu.auth0.com"), undefined);
  assert.equal(openSyncMemory(storage).lastSync(file, "acme.eu.auth0.com"), undefined);
});

test("nothing is remembered of a file without a name: the next one may have the same", async () => {
  const storage = fakeMemento();
  const memory = openSyncMemory(storage);
  await memory.remember("untitled:Untitled-1", agreed("acme.eu.auth0.com"));
  await memory.rememberSync("untitled:Untitled-1", "acme.eu.auth0.com", { version: 1, apis: [] });
  assert.equal(storage.kept.size, 0);
});
