import assert from "node:assert/strict";
import * as vscode from "vscode";
import { page, placeCursor, replace, run, scratchFiles } from "./files.ts";
import { until, userOfEachTest } from "./user.ts";

const text = `apis:
  - name: Orders # ours
    identifier: https://api.example.com/pulled
    token_lifetime: 3600
    token_lifetime_for_web: 1800
    scopes:
      - value: read:orders
        description: Read orders
    grants:
      - client: Orders Worker
        scope: [read:orders]
`;

describe("from the tenant to the file", () => {
  const files = scratchFiles();
  const me = userOfEachTest();
  let document: vscode.TextDocument;
  before(async () => {
    document = await files.show(text);
  });
  after(async () => {
    await run("stopLocalTenant");
    await files.remove();
  });

  it("has a tenant with the file's APIs", async () => {
    await run("startLocalTenant");
    await me.hears(/The local tenant runs at localhost:\d+/);
    me.presses("Sync");
    await run("syncToTenant");
    await me.hears(/^Sync to local.*: 2 written\.$/);
  });

  it("pulls as an edit that can be undone", async () => {
    await replace(document, "3600", "7200");
    await replace(document, "Read orders", "Something else");
    const edited = document.getText();
    me.presses("Show What");
    await run("pullFromTenant");
    await me.hears(/^Pull from local.*: 1 taken over\.$/);
    assert.equal(document.getText(), text);
    assert.match(await page("Pull", /token_lifetime/), /token_lifetime: 7200 → 3600/);
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), edited);
    await vscode.commands.executeCommand("redo");
    await run("pullFromTenant");
    await me.hears(/The file says already what the tenant has/);
  });

  it("says so where VS Code does not carry out the edit", async () => {
    const { applyEdit } = vscode.workspace;
    await replace(document, "3600", "7200");
    Object.assign(vscode.workspace, { applyEdit: () => Promise.resolve(false) });
    try {
      await run("pullFromTenant");
      await me.hears(/^VS Code did not change the file\. Is it read-only\?$/);
      await placeCursor(document, "token_lifetime");
      me.picks("Orders Worker + Reports Worker");
      me.picks("read:orders");
      await run("authorizeApplications");
      assert.equal(me.heard.filter((each) => each.startsWith("VS Code did not change the file.")).length, 2);
    } finally {
      Object.assign(vscode.workspace, { applyEdit });
    }
    await replace(document, "7200", "3600");
  });

  it("authorizes another application for the API at the cursor", async () => {
    await placeCursor(document, "token_lifetime");
    me.picks("Orders Worker + Reports Worker");
    me.picks("read:orders");
    await run("authorizeApplications");
    await until(() => document.getText() !== text, "for the edit");
    assert.equal(document.getText(), `${text}      - client: Reports Worker\n        scope: [read:orders]\n`);
  });

  it("imports a first file, unsaved", async () => {
    me.picks("Local Tenant");
    await run("importApis");
    await me.hears(/^\d+ APIs were imported/);
    const made = vscode.window.activeTextEditor?.document;
    assert.equal(made?.languageId, "auth-apis");
    assert.equal(made.isUntitled, true);
    assert.match(made.getText(), /identifier: https:\/\/api\.example\.com\/pulled\n {4}token_lifetime: 3600\n/);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });
});
