import assert from "node:assert/strict";
import { test } from "node:test";
import { openSyncMemory } from "../../../client/src/drift/sync-memory.ts";

const file = "file:///work/auth-apis.yaml";
const agreed = (domain: string) => ({ tenant: { domain }, apis: [] });

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

test("what another version has left behind is no memory", () => {
  const storage = fakeMemento(new Map([[`last sync of ${file} with acme.eu.auth0.com`, { version: 2 }]]));
  assert.equal(openSyncMemory(storage).last(file, "acme.eu.auth0.com"), undefined);
});
