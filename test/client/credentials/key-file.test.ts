import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { window } from "vscode";
import { askKeyFile } from "../../../client/src/credentials/key-file.ts";

test("a file without a key is refused, with a word on which key is meant", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "auth-apis-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const fsPath = join(folder, "key.pem");
  t.mock.method(window, "showOpenDialog", () => Promise.resolve([{ fsPath, path: fsPath }]));

  writeFileSync(fsPath, "no key");
  await assert.rejects(askKeyFile("worker", "signing"), /^Problem: key\.pem holds no private RSA key.*application's/);
  const tokens = /^Problem: key\.pem holds no private RSA key.*API's tokens are encrypted/;
  await assert.rejects(askKeyFile("Orders", "decryption"), (error) => {
    assert.match(String(error), tokens);
    assert.doesNotMatch(String(error), /application/);
    return true;
  });

  const pem = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "pem", type: "pkcs8" });
  writeFileSync(fsPath, pem);
  assert.equal(await askKeyFile("Orders", "decryption"), pem);
});
