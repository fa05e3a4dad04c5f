import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import * as vscode from "vscode";
import { type RunningTenant, startLocalTenant } from "../driver/local-tenant.ts";
import { cli, replace, run, scratchFiles, tokenReport } from "./files.ts";
import { user, type User } from "./user.ts";

// The tenant of this suite runs apart from the extension, which then knows no more of it than of one on the Internet.
describe("signing in to a tenant that the file names", () => {
  const files = scratchFiles();
  const stops: (() => unknown)[] = [];
  let me: User;
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
  beforeEach(() => {
    me = user();
  });
  afterEach(() => me.leaves());
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
    me = user();
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
    await me.hears(/^Sync to dev \(.*\): 1 to update Type dev to go on\.$/);
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

  it("has forgotten everything of the domain then", async () => {
    for (const command of ["previewSync", "testToken"]) await run(command);
    assert.throws(() => me.leaves(), /is a program on this machine[^]*is a program on this machine/);
    me = user();
  });
});

/** A host that counts what it is sent. */
async function openTrap(stops: (() => unknown)[]): Promise<{ readonly domain: string; readonly heard: number }> {
  let heard = 0;
  const server: Server = createServer((_, response) => {
    heard++;
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
