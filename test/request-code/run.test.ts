import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { decodeJwt } from "jose";
import { requestCode, type RequestLanguage, type RequestToWrite } from "../../server/src/request-code/request-code.ts";
import { runningTenant, scratch } from "../local-tenant/running-tenant.ts";

const audience = "https://a/'\"`$(touch x)${HOME}#{1}%s\\n\u2028é/*</script>";
const clientId = 'it\'s %s "me" \\ $HOME';
const secret = "s3cret-of_the.app";
const languages: readonly RequestLanguage[] = ["curl", "node", "python", "go", "java", "csharp"];

/** How a program is started, where that is there. */
const runs: Partial<Record<RequestLanguage, readonly [command: string, file: string]>> = {
  curl: ["sh", "request.sh"],
  node: ["node", "request.mjs"],
  python: ["python3", "request.py"],
};
const isThere = (command: string) => spawnSync(command, ["--version"], { stdio: "ignore" }).error === undefined;

describe("a request as code gets the token, whatever identifiers hold", () => {
  for (const method of ["client_secret_post", "client_secret_basic"] as const) {
    for (const language of languages) {
      const [command, file] = runs[language] ?? [];
      if (command === undefined || file === undefined) continue;
      // curl sends the halves of Basic as they are, so a client id with a colon or the like is no case for it.
      const client = language === "curl" && method === "client_secret_basic" ? "plain-id" : clientId;
      const skip = !isThere(command) || (language === "curl" && !isThere("curl"));
      it(`${language}, ${method}`, { skip }, async (t) => {
        const tenant = await runningTenant(t, {
          seed: {
            resource_servers: [{ identifier: audience }],
            clients: [{ name: "App", app_type: "non_interactive", client_id: client, client_secret: secret }],
            client_grants: [{ client_id: client, audience, scope: ["a"] }],
          },
        });
        const code = requestCode(language, {
          domain: tenant.domain,
          clientId: client,
          audience,
          scopes: ["a"],
          method,
        });
        const cwd = await scratch(t);
        await writeFile(join(cwd, file), code);
        const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], CLIENT_SECRET: secret };
        const { stdout } = await promisify(execFile)(command, [file], { cwd, env });
        const text =
          language === "curl" ? (JSON.parse(stdout) as { access_token: string }).access_token : stdout.trim();
        assert.deepEqual([decodeJwt(text).aud, decodeJwt(text)["azp"]], [audience, client]);
      });
    }
  }
});

describe("no text of an identifier ends a literal", () => {
  const request: RequestToWrite = {
    domain: "acme.eu.auth0.com",
    clientId: "id",
    audience,
    method: "client_secret_post",
  };
  for (const language of languages) {
    it(language, () => {
      const lines = (text: string) => requestCode(language, { ...request, audience: text }).split("\n").length;
      // A shell's single quotes hold a line break as it is.
      if (language !== "curl") assert.equal(lines("a\nb\r\nc\u2028"), lines("abc"));
      assert.ok(!requestCode(language, { ...request, audience: 'a"b' }).includes('a"b') || language === "curl");
      assert.match(requestCode(language, { ...request, method: "private_key_jwt" }), /CLIENT_ASSERTION/);
    });
  }

  it("a domain that is more than a host is refused", () => {
    assert.throws(() => requestCode("curl", { ...request, domain: "evil/'; rm" }), { code: "bad-domain" });
  });
});
