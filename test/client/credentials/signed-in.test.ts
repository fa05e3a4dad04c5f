import assert from "node:assert/strict";
import { test } from "node:test";
import { openSecretStore as open } from "../../../client/src/credentials/secret-store.ts";
import { type SignedInChange, watchSignedIn } from "../../../client/src/credentials/signed-in.ts";

const acme = { kind: "client-secret", clientId: "a", clientSecret: "secret of a" } as const;

const openSecretStore = (storage: Parameters<typeof open>[0]) => open(storage, () => undefined);

/** VS Code's SecretStorage, which all windows have in common. */
function fakeStorage() {
  const kept = new Map<string, string>();
  const listeners = new Set<(event: { key: string }) => void>();
  const changed = (key: string): Promise<void> => {
    for (const listener of listeners) listener({ key });
    return Promise.resolve();
  };
  return {
    onDidChange: (listener: (event: { key: string }) => void) => {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    get: (key: string) => Promise.resolve(kept.get(key)),
    store: (key: string, value: string) => changed((kept.set(key, value), key)),
    delete: (key: string) => changed((kept.delete(key), key)),
  };
}

const settled = () => new Promise(setImmediate);

test("a sign-in and a sign-out are heard in both windows", async () => {
  const storage = fakeStorage();
  const [one, other] = [openSecretStore(storage), openSecretStore(storage)];
  const heard: SignedInChange[][] = [[], []];
  [one, other].forEach((window, at) => watchSignedIn(window).onDidChange((change) => heard[at]?.push(change)));
  await one.keepManagement("acme.eu.auth0.com", acme, "stored");
  await settled();
  await other.forget("acme.eu.auth0.com");
  await settled();
  const both = [
    { added: ["acme.eu.auth0.com"], removed: [] },
    { added: [], removed: ["acme.eu.auth0.com"] },
  ];
  assert.deepEqual(heard, [both, both]);
});

test("what one window keeps for itself is no matter of the other", async () => {
  const storage = fakeStorage();
  const [one, other] = [openSecretStore(storage), openSecretStore(storage)];
  const heard: SignedInChange[] = [];
  watchSignedIn(one).onDidChange((change) => heard.push(change));
  await one.keepManagement("acme.eu.auth0.com", acme, "this-window");
  await settled();
  await other.forget("acme.eu.auth0.com");
  await settled();
  assert.deepEqual(heard, [{ added: ["acme.eu.auth0.com"], removed: [] }]);
});

test("an application's secret is no sign-in, and who is signed in already is told first", async () => {
  const storage = fakeStorage();
  const secrets = openSecretStore(storage);
  await secrets.keepManagement("acme.eu.auth0.com", acme, "stored");
  const heard: SignedInChange[] = [];
  const signedIn = watchSignedIn(secrets);
  signedIn.onDidChange((change) => heard.push(change));
  await settled();
  await secrets.keepApplication("acme.eu.auth0.com", "x", "secret of x", "stored");
  await settled();
  assert.deepEqual(heard, [{ added: ["acme.eu.auth0.com"], removed: [] }]);
  signedIn.dispose();
  await secrets.forget("acme.eu.auth0.com");
  await settled();
  assert.equal(heard.length, 1);
});

test("each who listens is told, whenever it begins to; the list is read once for all", async () => {
  const secrets = openSecretStore(fakeStorage());
  await secrets.keepManagement("acme.eu.auth0.com", acme, "this-window");
  let read = 0;
  const counted = { ...secrets, signedIn: () => (read++, secrets.signedIn()) };
  const signedIn = watchSignedIn(counted);
  const heard: string[] = [];
  const listening = signedIn.onDidChange(({ added }) => heard.push(`at once: ${String(added)}`));
  await settled();
  signedIn.onDidChange(({ added, removed }) => heard.push(`later: ${String(added)} - ${String(removed)}`));
  listening.dispose();
  await secrets.forget("acme.eu.auth0.com");
  await settled();
  assert.deepEqual(heard, ["at once: acme.eu.auth0.com", "later: acme.eu.auth0.com - ", "later:  - acme.eu.auth0.com"]);
  assert.equal(read, 2);
});
