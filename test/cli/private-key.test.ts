import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { before, describe, test } from "node:test";
import { authApis, exits } from "./auth-apis.ts";
import { keyedApplication } from "./keyed-application.ts";
import { startLocal } from "./local.ts";
import { keepSecret } from "./secrets.ts";
import { workspace } from "./workspace.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const key = keepSecret(privateKey.export({ type: "pkcs8", format: "pem" }).toString());
const wrongKey = keepSecret("-----BEGIN PRIVATE KEY-----\nno-key-at-all\n-----END PRIVATE KEY-----\n");
const file = (domain: string) =>
  `tenants:\n  dev: { domain: "${domain}" }\napis:\n  - identifier: https://api.example/own\n`;

describe("signing in with AUTH0_CLIENT_SIGNING_KEY_PATH", () => {
  let cwd: string;
  let env: Record<string, string>;
  before(async () => {
    const local = await startLocal();
    const other = "acme.eu.auth0.com";
    cwd = workspace({ "a.yaml": file(local.domain), "b.yaml": file(other), "key.pem": key, "wrong.pem": wrongKey });
    env = {
      AUTH0_DOMAIN: local.domain,
      AUTH0_CLIENT_ID: await keyedApplication(local, publicKey, "PS256"),
      AUTH0_CLIENT_SIGNING_KEY_PATH: "key.pem",
      AUTH0_CLIENT_SIGNING_ALGORITHM: "PS256",
    };
  });

  test("reads the tenant, and needs no secret", async () => {
    exits(await authApis(["plan", "a.yaml"], { cwd, env }), 2);
  });

  const refused = {
    "an algorithm that the application's key is not for": [{ AUTH0_CLIENT_SIGNING_ALGORITHM: "" }, 3, /refuses the si/],
    "an algorithm that Auth0 doesn't take": [{ AUTH0_CLIENT_SIGNING_ALGORITHM: "HS256" }, 64, /must be RS256, RS384/],
    "a file that isn't there": [{ AUTH0_CLIENT_SIGNING_KEY_PATH: "none.pem" }, 64, /none\.pem .* can't be read/],
    "a file that is no key": [{ AUTH0_CLIENT_SIGNING_KEY_PATH: "wrong.pem" }, 64, /private key for .* can't sign/],
    "no AUTH0_DOMAIN": [{ AUTH0_DOMAIN: "" }, 64, /AUTH0_DOMAIN must say for which tenant the private key of .* is/],
  } as const;
  for (const [name, [changed, code, says]] of Object.entries(refused)) {
    test(`is refused: ${name}`, async () => {
      const run = exits(await authApis(["plan", "a.yaml"], { cwd, env: { ...env, ...changed } }), code);
      assert.match(run.stderr, says);
      assert.equal(run.stdout, "");
    });
  }

  test("is refused for another tenant than AUTH0_DOMAIN, before the key is read", async () => {
    const missing = { ...env, AUTH0_CLIENT_SIGNING_KEY_PATH: "none.pem" };
    const { stderr } = exits(await authApis(["plan", "b.yaml"], { cwd, env: missing }), 64);
    assert.match(
      stderr,
      /private key of .* is for .* \(AUTH0_DOMAIN\), not for acme\.eu\.auth0\.com; nothing was sent/,
    );
  });
});
