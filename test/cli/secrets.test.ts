// The net itself: every run of every test goes through it.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { assertNoSecret, assertNoSecretBelow, keepSecret, keepSecretsOf } from "./secrets.ts";
import { workspace } from "./workspace.ts";

const secret = keepSecret("a-secret+in/play");
const caught = (stdout: string, stderr = "") =>
  assert.throws(() => assertNoSecret({ stdout, stderr }, []), /prints a secret/);

test("what may not come out is caught, wherever it stands and however it is written", () => {
  caught(`{"client_secret":"${secret}"}`);
  caught("", `auth-apis: ${secret}!\n`);
  caught("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.");
  caught(`client_secret=${encodeURIComponent(secret)}&a=b`);
  caught(Buffer.from(secret).toString("hex"));
  for (const client of ["", "a", "ab", "abc"]) {
    caught(`Basic ${Buffer.from(`${client}:${secret}`).toString("base64")}`);
    caught(Buffer.from(`${client}:${secret}, and more`).toString("base64url"));
  }
  assertNoSecret({ stdout: '{"header":{"alg":"RS256"}}', stderr: "secret" }, []);
});

test("what a tenant hands over is known as one", () => {
  keepSecretsOf('{"id":"1","signing_secret":"made-by-the-tenant","scopes":[]}');
  keepSecretsOf("grant_type=client_credentials&client_assertion=signed-by-me&audience=x");
  caught("made-by-the-tenant");
  caught("signed-by-me");
});

test("files are searched, however deep they lie", () => {
  const folder = workspace({ "plan.json": "{}" });
  assert.deepEqual(assertNoSecretBelow(folder), ["plan.json"]);
  mkdirSync(join(folder, "state/deep"), { recursive: true });
  writeFileSync(join(folder, "state/deep/journal.jsonl"), `{}\n{"a":"${secret}"}\n`);
  assert.throws(() => assertNoSecretBelow(folder), /hold a secret/);
});
