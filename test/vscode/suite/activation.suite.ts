import assert from "node:assert/strict";
import * as vscode from "vscode";

describe("the extension", () => {
  it("is there, in a VS Code that says its version", () => {
    assert.match(vscode.version, /^1\.\d+\.\d+/);
    assert.ok(vscode.extensions.getExtension("auth-apis.auth-apis"));
  });

  it("starts when auth-apis.yaml is opened", async () => {
    const [file] = await vscode.workspace.findFiles("auth-apis.yaml");
    assert.ok(file);
    const document = await vscode.workspace.openTextDocument(file);
    assert.equal(document.languageId, "auth-apis");
    await vscode.window.showTextDocument(document);
    const extension = vscode.extensions.getExtension("auth-apis.auth-apis");
    assert.ok(extension);
    while (!extension.isActive) await new Promise((resolve) => setTimeout(resolve, 50));
    // An extension whose start failed counts as active; only this tells.
    await extension.activate();
  });
});
