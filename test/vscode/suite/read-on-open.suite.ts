import { createServer } from "node:http";
import { join } from "node:path";
import * as vscode from "vscode";
import { type RunningTenant, startLocalTenant } from "../driver/local-tenant.ts";
import { cli, driftLenses, run, scratchFiles } from "./files.ts";
import { until, userOfEachTest } from "./user.ts";

// The tenant runs apart from the extension, which signs in to it as to one on the Internet.
describe("a tenant that could not be read when its file was opened", () => {
  const files = scratchFiles();
  const directory = join(files.folder, "tenant");
  const settings = () => vscode.workspace.getConfiguration("authApis");
  const me = userOfEachTest();
  let tenant: RunningTenant;
  let document: vscode.TextDocument;
  before(async () => {
    tenant = await startLocalTenant(cli(), directory);
    await settings().update("readTenantOnOpen", false, vscode.ConfigurationTarget.Global);
    document = await files.show(
      `tenants: { dev: { domain: "${tenant.domain}" } }\napis:\n  - identifier: https://a.example.com\n`,
    );
  });
  after(async () => {
    await settings().update("readTenantOnOpen", undefined, vscode.ConfigurationTarget.Global);
    await tenant.stop();
    await files.remove();
  });

  it("is tried again when the file is shown the next time", async () => {
    me.presses("It Is My Tenant");
    me.picks("Client secret");
    me.types(tenant.administrator.client_id);
    me.types(tenant.administrator.client_secret);
    me.picks("This window only");
    await run("signIn");
    await me.hears(/^Signed in to /);
    await tenant.stop();
    const other = await somebodyElse(tenant.domain);
    await settings().update("readTenantOnOpen", true, vscode.ConfigurationTarget.Global);
    await showAnew();
    await until(() => other.heard > 0 || undefined, "for the tenant to be asked");
    await other.leaves();
    tenant = await startLocalTenant(cli(), directory, { before: tenant.domain });
    await showAnew();
    await driftLenses(document, ["$(diff) differs from dev"]);
    await run("signOut");
  });

  /** As somebody does who looks at another file in between. */
  async function showAnew(): Promise<void> {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: "else" }));
    await vscode.window.showTextDocument(document);
  }
});

/** A program that has taken a tenant's port, and knows nothing of what it is asked for. */
async function somebodyElse(domain: string) {
  let heard = 0;
  const server = createServer((_, response) => {
    heard++;
    // What is not JSON is asked for again.
    response.writeHead(404, { "content-type": "application/json" }).end("{}");
  });
  const port = Number(domain.split(":")[1]);
  await new Promise<void>((resolve) => server.listen(port, "localhost", resolve));
  return {
    get heard() {
      return heard;
    },
    leaves() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
