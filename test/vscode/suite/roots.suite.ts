import assert from "node:assert/strict";
import { mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { problems } from "./problems.ts";
import { until } from "./user.ts";
import { workspaceFiles } from "./workspace-files.ts";

const orders = "https://roots.example.com";
const api = (identifier: string, domain = "acme-dev.eu.auth0.com"): string => `tenants: { dev: { domain: ${domain} } }
apis:
  - name: Orders
    identifier: ${identifier}
    enforce_policies: true
    token_lifetime: 600
`;

describe("a second folder of the workspace", () => {
  const here = workspaceFiles("roots");
  const there = workspaceFiles(mkdtempSync(join(realpathSync(tmpdir()), "auth-apis-")));
  const settings = () => vscode.workspace.getConfiguration("authApis", vscode.Uri.file(there.folder));
  const audience = `AUTH0_AUDIENCE=${orders}/\n`;
  before(async () => {
    here.write("auth-apis.yaml", api(orders));
    here.write("like.auth-apis.yaml", api(`${orders}/v1`));
    here.write(".env", audience);
    there.write("auth-apis.yaml", api(orders));
    there.write("like.auth-apis.yaml", api(`${orders}/V1`));
    there.write("elsewhere.auth-apis.yaml", api(orders, "acme.eu.auth0.com"));
    there.write(".env", audience);
    await vscode.window.showTextDocument(here.uri("auth-apis.yaml"));
    await problems(here.uri(".env"), ["audience-near-miss"]);
  });
  after(async () => {
    vscode.workspace.updateWorkspaceFolders(1, 1);
    await here.remove();
    await there.remove();
  });

  it("counts for duplicates and look-alikes on one tenant, and for audiences, from when it comes", async () => {
    await problems(here.uri("auth-apis.yaml"), []);
    vscode.workspace.updateWorkspaceFolders(1, 0, { uri: vscode.Uri.file(there.folder) });
    for (const root of [here, there]) {
      await problems(root.uri("auth-apis.yaml"), ["duplicate-identifier"]);
      await problems(root.uri("like.auth-apis.yaml"), ["lookalike-identifier"]);
      await problems(root.uri(".env"), ["audience-near-miss"]);
    }
    await problems(there.uri("elsewhere.auth-apis.yaml"), []);
  });

  it("has its own settings", async () => {
    await settings().update("audienceCheck.enabled", false, vscode.ConfigurationTarget.WorkspaceFolder);
    await settings().update("inlayHints.enabled", false, vscode.ConfigurationTarget.WorkspaceFolder);
    await problems(there.uri(".env"), []);
    await problems(here.uri(".env"), ["audience-near-miss"]);
    assert.deepEqual([await hints(here.uri("auth-apis.yaml")), await hints(there.uri("auth-apis.yaml"))], [1, 0]);
  });

  it("counts no more when it goes", async () => {
    vscode.workspace.updateWorkspaceFolders(1, 1);
    for (const name of ["auth-apis.yaml", "like.auth-apis.yaml"]) await problems(here.uri(name), []);
    await until(
      () => vscode.languages.getDiagnostics(there.uri("like.auth-apis.yaml")).length === 0,
      "for its own findings to go",
    );
    await problems(here.uri(".env"), ["audience-near-miss"]);
  });
});

async function hints(uri: vscode.Uri): Promise<number> {
  await vscode.workspace.openTextDocument(uri);
  const range = new vscode.Range(0, 0, 9, 0);
  const found = await vscode.commands.executeCommand<vscode.InlayHint[]>("vscode.executeInlayHintProvider", uri, range);
  return found.length;
}
