import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { until } from "./user.ts";

/** The suite's workspace has an API of this identifier. */
const identifier = "https://api.example.com/orders";

describe("an audience in a file of another language", () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const path = join(folder?.uri.fsPath ?? "", ".env");
  const uri = vscode.Uri.file(path);
  const hits = (): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "auth-apis");
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration("authApis", folder?.uri);
  after(async () => {
    await settings().update("audienceCheck.enabled", undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    rmSync(path, { force: true });
  });

  it("that misses an identifier by a slash gets a warning, and a fix", async () => {
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder?.uri ?? uri, "auth-apis.yaml"));
    writeFileSync(path, `# ours\nAUTH0_AUDIENCE=${identifier}/\n`);
    const [hit] = await until(() => (hits().length > 0 ? hits() : undefined), "for the warning");
    assert.equal(hit?.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(hit.message, /in the trailing slash/);

    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.getText(hit.range), `${identifier}/`);
    const fix = await until(async () => {
      const command = "vscode.executeCodeActionProvider";
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(command, uri, hit.range);
      return actions.find(({ title }) => title === `Use the identifier ${identifier}`);
    }, "for the fix");
    assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
    assert.equal(document.getText(), `# ours\nAUTH0_AUDIENCE=${identifier}\n`);
    await document.save();
    await until(() => hits().length === 0, "for the warning to go");
  });

  it("goes along with a folder that is moved, and away with one that is removed", async () => {
    const [before, after] = [join(dirname(path), "near"), join(dirname(path), "far")];
    const near = (at: string): readonly vscode.Diagnostic[] =>
      vscode.languages.getDiagnostics(vscode.Uri.file(join(at, "deep", "a.ts")));
    try {
      mkdirSync(join(before, "deep"), { recursive: true });
      writeFileSync(join(before, "deep", "a.ts"), `const audience = "${identifier}/";\n`);
      await until(() => near(before).length === 1, "for the warning");
      renameSync(before, after);
      await until(() => near(before).length === 0 && near(after).length === 1, "for the warning to move");
      rmSync(after, { recursive: true });
      await until(() => near(after).length === 0, "for the warning to go");
    } finally {
      for (const each of [before, after]) rmSync(each, { recursive: true, force: true });
    }
  });

  it("is not looked at where the setting says so", async () => {
    writeFileSync(path, `AUTH0_AUDIENCE=${identifier}/\n`);
    await until(() => hits().length === 1, "for the warning");
    await settings().update("audienceCheck.enabled", false, vscode.ConfigurationTarget.Workspace);
    await until(() => hits().length === 0, "for the warning to go");
  });
});
