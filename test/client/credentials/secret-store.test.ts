import assert from "node:assert/strict";
import { test } from "node:test";
import { openSecretStore as open } from "../../../client/src/credentials/secret-store.ts";

const acme = { kind: "client-secret", clientId: "a", clientSecret: "secret of a" } as const;
const other = { kind: "client-secret", clientId: "b", clientSecret: "secret of b" } as const;

const never = (): void => assert.fail("The storage takes everything.");
const openSecretStore = (storage: Parameters<typeof open>[0]) => open(storage, never);

/** VS Code's SecretStorage as far as it is used, and what lies in it. */
function fakeStorage() {
  const kept = new Map<string, string>();
  return {
    kept,
    onDidChange: () => ({ dispose: () => undefined }),
    get: (key: string) => Promise.resolve(kept.get(key)),
    store: (key: string, value: string) => Promise.resolve(void kept.set(key, value)),
    delete: (key: string) => Promise.resolve(void kept.delete(key)),
  };
}

test("a secret is given out for its own domain and for no other", async () => {
  const secrets = openSecretStore(fakeStorage());
  await secrets.keepManagement("acme.eu.auth0.com", acme, "stored");
  await secrets.keepApplication("acme.eu.auth0.com", "x", "secret of x", "stored");
  assert.deepEqual(await secrets.management("Acme.EU.auth0.com"), acme);
  assert.equal(await secrets.application("acme.eu.auth0.com", "x"), "secret of x");
  for (const domain of ["eu.auth0.com", "acme.eu.auth0.com.evil.example", "localhost", "localhost:3000", "__proto__"]) {
    assert.equal(await secrets.management(domain), undefined, domain);
    assert.equal(await secrets.application(domain, "x"), undefined, domain);
  }
});

test("what is for this window only never reaches the storage", async () => {
  const storage = fakeStorage();
  const secrets = openSecretStore(storage);
  await secrets.keepManagement("acme.eu.auth0.com", acme, "this-window");
  await secrets.keepApplication("acme.eu.auth0.com", "x", "secret of x", "this-window");
  assert.equal(storage.kept.size, 0);
  assert.deepEqual(await secrets.management("acme.eu.auth0.com"), acme);
  assert.equal(await openSecretStore(storage).management("acme.eu.auth0.com"), undefined);
});

test("what is stored is there in the next window", async () => {
  const storage = fakeStorage();
  await openSecretStore(storage).keepApplication("acme.eu.auth0.com", "x", "secret of x", "stored");
  assert.equal(await openSecretStore(storage).application("acme.eu.auth0.com", "x"), "secret of x");
});

test("the newest secret counts, wherever it and the one before are kept", async () => {
  for (const [first, second] of [
    ["stored", "this-window"],
    ["this-window", "stored"],
  ] as const) {
    const storage = fakeStorage();
    const secrets = openSecretStore(storage);
    await secrets.keepManagement("acme.eu.auth0.com", acme, first);
    await secrets.keepManagement("acme.eu.auth0.com", other, second);
    assert.deepEqual(await secrets.management("acme.eu.auth0.com"), other);
    assert.ok(![...storage.kept.values()].join().includes("secret of a"), "The older one is nowhere any more.");
  }
});

test("of two that are kept at once none is lost", async () => {
  const secrets = openSecretStore(fakeStorage());
  await Promise.all([
    secrets.keepManagement("acme.eu.auth0.com", acme, "stored"),
    secrets.keepApplication("acme.eu.auth0.com", "x", "secret of x", "stored"),
    secrets.keepManagement("other.eu.auth0.com", other, "stored"),
  ]);
  assert.deepEqual(await secrets.management("acme.eu.auth0.com"), acme);
  assert.equal(await secrets.application("acme.eu.auth0.com", "x"), "secret of x");
  assert.deepEqual(await secrets.signedIn(), ["acme.eu.auth0.com", "other.eu.auth0.com"]);
});

test("what is forgotten is not brought back by one that was being kept", async () => {
  const storage = fakeStorage();
  const secrets = openSecretStore(storage);
  await secrets.keepManagement("acme.eu.auth0.com", acme, "stored");
  await Promise.all([
    secrets.keepApplication("acme.eu.auth0.com", "x", "secret of x", "stored"),
    secrets.forget("acme.eu.auth0.com"),
  ]);
  assert.equal(await secrets.management("acme.eu.auth0.com"), undefined);
  assert.deepEqual(await secrets.signedIn(), []);
  assert.ok(!/secret of/.test([...storage.kept].join()));
});

test("one application's secret can be forgotten, and a domain as a whole", async () => {
  const storage = fakeStorage();
  const secrets = openSecretStore(storage);
  await secrets.keepManagement("acme.eu.auth0.com", acme, "stored");
  await secrets.keepApplication("acme.eu.auth0.com", "x", "secret of x", "stored");
  await secrets.keepApplication("acme.eu.auth0.com", "y", "secret of y", "this-window");
  await secrets.forgetApplication("acme.eu.auth0.com", "x");
  assert.equal(await secrets.application("acme.eu.auth0.com", "x"), undefined);
  assert.equal(await secrets.application("acme.eu.auth0.com", "y"), "secret of y");
  assert.deepEqual(await secrets.management("acme.eu.auth0.com"), acme);
  await secrets.forget("acme.eu.auth0.com");
  assert.equal(await secrets.management("acme.eu.auth0.com"), undefined);
  assert.equal(await secrets.application("acme.eu.auth0.com", "y"), undefined);
  assert.ok(!/secret of/.test([...storage.kept].join()), "Only the list of domains stays, and it is empty.");
});

test("a client id is a name and nothing else", async () => {
  const secrets = openSecretStore(fakeStorage());
  for (const id of ["__proto__", "constructor", "toString"]) {
    assert.equal(await secrets.application("acme.eu.auth0.com", id), undefined, id);
    await secrets.keepApplication("acme.eu.auth0.com", id, "its own", "stored");
    assert.equal(await secrets.application("acme.eu.auth0.com", id), "its own", id);
  }
});

test("who listens hears of every change", async () => {
  const secrets = openSecretStore(fakeStorage());
  let heard = 0;
  const listening = secrets.onDidChange(() => heard++);
  await secrets.keepManagement("acme.eu.auth0.com", acme, "stored");
  await secrets.keepApplication("acme.eu.auth0.com", "x", "secret of x", "this-window");
  await secrets.forget("acme.eu.auth0.com");
  assert.equal(heard, 3);
  listening.dispose();
  await secrets.forget("acme.eu.auth0.com");
  assert.equal(heard, 3);
});

test("the domains that somebody is signed in to are known, wherever the secret is kept", async () => {
  const storage = fakeStorage();
  const secrets = openSecretStore(storage);
  await secrets.keepManagement("prod.eu.auth0.com", acme, "this-window");
  await secrets.keepManagement("Dev.eu.auth0.com", { kind: "token", token: "secret of t" }, "stored");
  await secrets.keepApplication("other.eu.auth0.com", "x", "secret of x", "stored");
  assert.deepEqual(await secrets.signedIn(), ["dev.eu.auth0.com", "prod.eu.auth0.com"]);
  assert.deepEqual(await openSecretStore(storage).signedIn(), ["dev.eu.auth0.com"]);
  await secrets.forget("dev.eu.auth0.com");
  await secrets.forget("prod.eu.auth0.com");
  assert.deepEqual(await secrets.signedIn(), []);
});

test("where the storage takes nothing a secret is kept for this window, and that is told", async () => {
  const refuse = () => Promise.reject(new Error("No keyring"));
  const told: string[] = [];
  const secrets = open({ ...fakeStorage(), store: refuse }, (domain) => void told.push(domain));
  let heard = 0;
  secrets.onDidChange(() => heard++);
  await secrets.keepManagement("acme.eu.auth0.com", acme, "stored");
  await secrets.keepApplication("acme.eu.auth0.com", "x", "secret of x", "stored");
  assert.deepEqual(await secrets.management("acme.eu.auth0.com"), acme);
  assert.equal(await secrets.application("acme.eu.auth0.com", "x"), "secret of x");
  assert.deepEqual(await secrets.signedIn(), ["acme.eu.auth0.com"]);
  assert.deepEqual([told, heard], [["acme.eu.auth0.com", "acme.eu.auth0.com"], 2]);
  await secrets.keepManagement("acme.eu.auth0.com", other, "this-window");
  assert.deepEqual(await secrets.management("acme.eu.auth0.com"), other);
  assert.equal(told.length, 2, "That one was not to be stored.");
});
