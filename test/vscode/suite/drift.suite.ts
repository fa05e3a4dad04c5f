import assert from "node:assert/strict";
import * as vscode from "vscode";
import { driftLenses, replace, run, scratchFiles } from "./files.ts";
import { userOfEachTest } from "./user.ts";

const text = `apis:
  - name: Orders
    identifier: https://orders.example.com
    signing_alg: RS256
  - name: Reports
    identifier: https://reports.example.com
    signing_alg: RS256
`;

describe("how each API stands to the tenant", () => {
  const files = scratchFiles();
  const me = userOfEachTest();
  let document: vscode.TextDocument;
  before(async () => {
    document = await files.show(text);
    await run("startLocalTenant");
  });
  after(async () => {
    await run("stopLocalTenant");
    await files.remove();
  });

  const lenses = (...titles: readonly string[]): Promise<void> => driftLenses(document, titles);

  it("is read on opening, as somebody is signed in; nobody knows yet which side changed", async () => {
    await lenses("$(diff) differs from local", "$(diff) differs from local");
  });

  it("is not known any better when it is looked at again", async () => {
    await run("checkDrift");
    await me.hears(/: 2 different, /);
    await lenses("$(diff) differs from local", "$(diff) differs from local");
  });

  it("is in sync after a sync", async () => {
    me.presses("Sync");
    await run("syncToTenant");
    await me.hears(/: 2 written/);
    await lenses("$(check) in sync with local", "$(check) in sync with local");
  });

  it("has changed here after an edit", async () => {
    await replace(document, "RS256", "RS512");
    await lenses("$(arrow-up) changed here", "$(check) in sync with local");
    await run("checkDrift");
    await me.hears(/: 1 in sync, 1 changed here\.$/);
  });

  it("has changed on the tenant where another file was synced to it", async () => {
    const other = await vscode.workspace.openTextDocument({
      language: "auth-apis",
      content: text.replace("name: Orders", "name: Orders by somebody else"),
    });
    await vscode.window.showTextDocument(other, vscode.ViewColumn.One);
    me.picks("Local Tenant");
    me.presses("Sync");
    await run("syncToTenant");
    await me.hears(/: 1 written/);
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await lenses("$(arrow-swap) changed here and on local", "$(check) in sync with local");
    await replace(document, "RS512", "RS256");
    await lenses("$(arrow-down) changed on local", "$(check) in sync with local");
  });

  it("follows each edit, saved or not", async () => {
    await replace(document, "name: Reports", "name: Sales");
    await lenses("$(arrow-down) changed on local", "$(arrow-up) changed here");
    assert.equal(document.isDirty, true);
  });

  it("is told of a file behind another one as well", async () => {
    const notes = await vscode.workspace.openTextDocument({ content: "notes" });
    await vscode.window.showTextDocument(notes, { viewColumn: vscode.ViewColumn.One, preview: false });
    await run("checkDrift");
    await me.hears(/: 1 changed here, 1 changed on the tenant\.$/);
  });
});
