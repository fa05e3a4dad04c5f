import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import * as vscode from "vscode";
import { type RunningTenant, startLocalTenant } from "../driver/local-tenant.ts";
import { cli, planReport, replace, run, scratchFiles, tokenReport } from "./files.ts";
import { create } from "../driver/management.ts";
import { userOfEachTest } from "./user.ts";

// The tenant of this suite runs apart from the extension, which then knows no more of it than of one on the Internet.
describe("signing in to a tenant that the file names", () => {
  const files = scratchFiles();
  const stops: (() => unknown)[] = [];
  const me = userOfEachTest();
  let tenant: RunningTenant;
  let worker: RunningTenant["applications"][number] | undefined;
  let document: vscode.TextDocument;

  before(async () => {
    tenant = await startLocalTenant(cli(), join(files.folder, "tenant"));
    stops.push(() => tenant.stop());
    worker = tenant.applications.find(({ name }) => name === "Orders Worker");
    document = await files.show(`tenants:
  dev:
    domain: ${tenant.domain}
    clients: { worker: ${worker?.client_id ?? ""} }
apis:
  - name: Orders
    identifier: https://api.example.com/orders
    signing_alg: RS256
    grants:
      - client: worker
`);
  });
  after(async () => {
    for (const stop of stops) await stop();
    await files.remove();
  });

  it("names the host and warns where it is none of Auth0's", async () => {
    me.presses("It Is My Tenant");
    me.picks("Client secret");
    me.types(tenant.administrator.client_id);
    me.types("not its secret");
    me.picks("Keep it");
    await run("previewSync");
    await me.hears(new RegExp(`^${tenant.domain} is a program on this machine, not a tenant under auth0\\.com\\.`));
    await me.hears(new RegExp(`It goes to ${tenant.domain} and to no other host`));
    await me.hears(/sign-in/);
  });

  it("has not kept a secret that the tenant refused, and keeps one that it accepts", async () => {
    me.presses("It Is My Tenant");
    me.picks("Client secret");
    me.types(tenant.administrator.client_id);
    me.types(tenant.administrator.client_secret);
    me.picks("Keep it");
    await run("previewSync");
    await me.hears(/2 to create/);
  });

  it("stands among the accounts, by a session that opens nothing", async () => {
    const silent = { silent: true, account: { id: tenant.domain, label: tenant.domain } } as const;
    const accounts = await vscode.authentication.getAccounts("auth-apis");
    assert.deepEqual(
      accounts.map(({ label }) => label),
      [tenant.domain],
    );
    const session = await vscode.authentication.getSession("auth-apis", [], silent);
    const shown = JSON.stringify([accounts, session]);
    for (const secret of [tenant.administrator.client_secret, "eyJ"]) assert.ok(!shown.includes(secret));
  });

  it("asks no more from then on", async () => {
    me.presses("Sync");
    await run("syncToTenant");
    await me.hears(/2 written/);
  });

  it("asks for an application's secret once, and says where it is kept", async () => {
    me.presses("It Is My Tenant");
    me.picks("Client secret");
    me.types(worker?.client_secret ?? "");
    me.picks("This window only");
    await run("testToken");
    await me.hears(/^Verified/);
    await run("testToken");
    await tokenReport(/# Token: verified/);
  });

  it("sends nothing to another domain that the file comes to name", async () => {
    const trap = await openTrap(stops);
    await replace(document, `domain: ${tenant.domain}`, `domain: ${trap.domain}`);
    for (const command of ["previewSync", "syncToTenant", "testToken"]) {
      await run(command);
      await me.hears(new RegExp(`^${trap.domain} is a program on this machine`));
    }
    assert.throws(
      () => me.leaves(),
      /is a program on this machine/,
      "Each time it is asked anew, and the user leaves it.",
    );
    me.comes();
    assert.equal(trap.heard, 0);
    await replace(document, `domain: ${trap.domain}`, `domain: ${tenant.domain}`);
    await run("previewSync");
    await me.hears(/Nothing to do/);
  });

  it("asks for the name of a protected tenant, be there a removal or not", async () => {
    await replace(document, "    domain:", "    protected: true\n    domain:");
    await replace(document, "RS256", "RS512");
    me.types("de");
    await run("syncToTenant");
    await me.hears(/^Sync to dev \(.*\): 1 to update Breaks callers: 1\. Type dev to go on\.$/);
    assert.ok(!me.heard.some((each) => /written/.test(each)));
    me.types("dev");
    await run("syncToTenant");
    await me.hears(/: 1 written\.$/);
    await replace(document, "    protected: true\n", "");
  });

  it("refuses a domain that is more than a host", async () => {
    await replace(document, `domain: ${tenant.domain}`, `domain: "user@${tenant.domain}"`);
    await run("previewSync");
    await me.hears(/names a user; write the bare host/);
    await replace(document, `domain: "user@${tenant.domain}"`, `domain: ${tenant.domain}`);
  });

  it("writes nothing any more once the user has signed out", async () => {
    await replace(document, "RS512", "RS256");
    me.presses("Sync…");
    me.does(/1 to update\. Nothing was written/, () => run("signOut"));
    await run("previewSync");
    await me.hears(/Signed out of .*: its secrets are forgotten/);
    await me.hears(/The file or the sign-in changed since the plan\. Nothing was written/);
  });

  it("takes a private key; one that may only read is for previews, and says so before anything is written", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const pem = publicKey.export({ type: "spki", format: "pem" });
    const credentials = [{ credential_type: "public_key", pem, alg: "PS256" }];
    const client_authentication_methods = { private_key_jwt: { credentials } };
    const reader = { name: "Reader", app_type: "non_interactive", client_authentication_methods };
    const { client_id } = await create(tenant, "/clients", reader);
    const scope = ["read:resource_servers", "read:client_grants", "read:clients"];
    await create(tenant, "/client-grants", { client_id, audience: `https://${tenant.domain}/api/v2/`, scope });
    const key = join(files.folder, "key.pem");
    writeFileSync(key, privateKey.export({ type: "pkcs8", format: "pem" }));

    me.presses("It Is My Tenant");
    me.picks("Private key");
    me.types(String(client_id));
    me.chooses(key);
    me.picks("PS256");
    me.picks("This window only");
    await run("signIn");
    await me.hears(/^Signed in to .*, for previews only: the permissions to change APIs or grants are missing\./);
    await run("syncToTenant");
    await me.hears(/^Preview only: this sign-in to dev \(.*\) lacks update:resource_servers\. Nothing was written/);
    await planReport(/1 to update/);
    await run("signOut");
  });

  it("offers the environment's AUTH0_* for the tenant that AUTH0_DOMAIN names, and for no other", async () => {
    const { client_id, client_secret } = tenant.administrator;
    const env = { AUTH0_DOMAIN: "acme.eu.auth0.com", AUTH0_CLIENT_ID: client_id, AUTH0_CLIENT_SECRET: client_secret };
    Object.assign(process.env, env);
    me.presses("It Is My Tenant");
    me.picks("Use AUTH0_*");
    await run("signIn");
    assert.throws(() => me.leaves(), /Use AUTH0_\* is not among Client secret, Private key, Token/);
    me.comes();
    process.env["AUTH0_DOMAIN"] = tenant.domain;
    me.presses("It Is My Tenant");
    me.picks("Use AUTH0_*");
    me.picks("This window only");
    await run("signIn");
    await me.hears(/^Signed in to localhost/);
    for (const name of Object.keys(env)) Reflect.deleteProperty(process.env, name);
    await run("signOut");
  });

  it("follows no redirect with a secret", async () => {
    const trap = await openTrap(stops);
    const redirecting = await openTrap(stops, `http://${trap.domain}/`);
    await replace(document, `domain: ${tenant.domain}`, `domain: ${redirecting.domain}`);
    me.presses("It Is My Tenant");
    me.picks("Client secret");
    me.types("abc");
    me.types("the secret of abc");
    me.picks("Keep it");
    await run("signIn");
    await me.hears(/redirects to another address/);
    assert.equal(trap.heard, 0);
    await replace(document, `domain: ${redirecting.domain}`, `domain: ${tenant.domain}`);
  });

  it("has forgotten everything of the domain then", async () => {
    for (const command of ["previewSync", "testToken"]) await run(command);
    assert.throws(() => me.leaves(), /is a program on this machine[^]*is a program on this machine/);
    me.comes();
  });
});

/** A host that counts what it is sent. @param elsewhere - where it redirects to */
async function openTrap(
  stops: (() => unknown)[],
  elsewhere?: string,
): Promise<{ readonly domain: string; readonly heard: number }> {
  let heard = 0;
  const server: Server = createServer((_, response) => {
    heard++;
    if (elsewhere !== undefined) response.writeHead(307, { location: elsewhere });
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stops.push(() => new Promise((resolve) => server.close(resolve)));
  return {
    domain: `localhost:${(server.address() as AddressInfo).port}`,
    get heard() {
      return heard;
    },
  };
}
