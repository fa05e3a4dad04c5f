import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import * as vscode from "vscode";
import { page, replace, run, scratchFiles } from "./files.ts";
import { user, type User } from "./user.ts";

/** A tenant that this suite runs apart from the extension, which then knows no more of it than of one on the Internet. */
interface Elsewhere {
  readonly domain: string;
  readonly administrator: { readonly client_id: string; readonly client_secret: string };
  readonly applications: readonly {
    readonly name: string;
    readonly client_id: string;
    readonly client_secret?: string;
  }[];
}

describe("signing in to a tenant that the file names", () => {
  const files = scratchFiles();
  const stops: (() => unknown)[] = [];
  let me: User;
  let tenant: Elsewhere;
  let document: vscode.TextDocument;

  before(async () => {
    tenant = await startElsewhere(join(files.folder, "tenant"), stops);
    const worker = tenant.applications.find(({ name }) => name === "Orders Worker");
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
    me.types(tenant.administrator.client_id);
    me.types(tenant.administrator.client_secret);
    me.picks("Keep it");
    await run("previewSync");
    await me.hears(/2 to create/);
  });

  it("asks no more from then on", async () => {
    me.presses("Sync");
    await run("syncToTenant");
    await me.hears(/2 written/);
  });

  it("asks for an application's secret once, and says where it is kept", async () => {
    const worker = tenant.applications.find(({ name }) => name === "Orders Worker");
    me.presses("It Is My Tenant");
    me.types(worker?.client_secret ?? "");
    me.picks("This window only");
    await run("testToken");
    await me.hears(/^Verified/);
    await run("testToken");
    await page("Token", /# Token: verified/);
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

  it("forgets everything of a domain on request", async () => {
    await run("signOut");
    await me.hears(/Signed out of/);
    await run("previewSync");
    assert.throws(() => me.leaves(), /is a program on this machine/);
    me = user();
  });
});

async function startElsewhere(directory: string, stops: (() => unknown)[]): Promise<Elsewhere> {
  const cli = join(vscode.extensions.getExtension("auth-apis.auth-apis")?.extensionPath ?? "", "dist/cli.js");
  const child: ChildProcess = spawn(process.execPath, [cli, "local-tenant", "--dir", directory, "--stop-with-stdin"], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const gone = new Promise((resolve) => child.once("close", resolve));
  stops.push(async () => {
    child.stdin?.end();
    await gone;
  });
  assert.ok(child.stdout);
  const lines = createInterface({ input: child.stdout });
  const line = await new Promise<string>((resolve) => lines.once("line", resolve));
  const { domain, credentials } = JSON.parse(line) as { domain: string; credentials: string };
  return { domain, ...(JSON.parse(readFileSync(credentials, "utf8")) as Omit<Elsewhere, "domain">) };
}

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
