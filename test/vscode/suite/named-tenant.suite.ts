import assert from "node:assert/strict";
import { join } from "node:path";
import * as vscode from "vscode";
import { type RunningTenant, startLocalTenant } from "../driver/local-tenant.ts";
import { create } from "../driver/management.ts";
import { cli, replace, run, scratchFiles, tokenReport } from "./files.ts";
import { userOfEachTest } from "./user.ts";

const text = `apis:
  - name: Signed alike
    identifier: https://hs.example.com
    # auth-apis-disable-next-line symmetric-signing -- to see it verified
    signing_alg: HS256
    grants:
      - client: Orders Worker
`;
const signingSecret = "known to the services of this API alone";

describe("a local tenant that the environment names, as npm start does", () => {
  const files = scratchFiles();
  const me = userOfEachTest();
  let tenant: RunningTenant;
  let document: vscode.TextDocument;
  before(async () => {
    const directory = join(files.folder, "tenant");
    tenant = await startLocalTenant(cli(), directory);
    process.env["AUTH_APIS_LOCAL_TENANT_DIR"] = directory;
    await createApi(tenant, {
      identifier: "https://hs.example.com",
      signing_alg: "HS256",
      signing_secret: signingSecret,
    });
    document = await files.show(text);
  });
  after(async () => {
    delete process.env["AUTH_APIS_LOCAL_TENANT_DIR"];
    await tenant.stop();
    await files.remove();
  });

  it("is acted on without a question for a file that names no tenants", async () => {
    await run("previewSync");
    await me.hears(new RegExp(`^local \\(${tenant.domain}\\): 1 to create, 1 to update\\.`));
  });

  it("takes a sync that is agreed to", async () => {
    me.presses("Sync");
    await run("syncToTenant");
    await me.hears(/: 2 written\.$/);
  });

  it("gives an HS256 token that is verified with the signing secret of the API", async () => {
    me.presses("Give Signing Secret…");
    me.types(signingSecret);
    await run("testToken");
    await me.hears(/^Verified: the token is what the file promises\.$/);
    const report = await tokenReport(/# Token: verified/);
    assert.ok(!report.includes(signingSecret));
    assert.ok(!vscode.workspace.textDocuments.some((each) => each.getText().includes(signingSecret)));
  });

  it("is none of the tenants that a file names", async () => {
    await replace(document, "apis:", "tenants:\n  dev: { domain: acme-dev.eu.auth0.com }\napis:");
    await run("previewSync");
    await me.hears(/^Sign in to acme-dev\.eu\.auth0\.com/);
    assert.throws(() => me.leaves(), /Sign in to acme-dev/, "The user leaves the sign-in, and nothing was sent.");
    me.comes();
  });

  it("is not there any more when it has ended", async () => {
    await replace(document, "tenants:\n  dev: { domain: acme-dev.eu.auth0.com }\n", "");
    await tenant.stop();
    await run("previewSync");
    assert.throws(() => me.leaves(), /Which tenant should Auth APIs act on/);
    me.comes();
  });
});

async function createApi(tenant: RunningTenant, api: object): Promise<void> {
  await create(tenant, "/resource-servers", api);
}
