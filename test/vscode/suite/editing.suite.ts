import assert from "node:assert/strict";
import * as vscode from "vscode";
import { completions } from "./completions.ts";
import { replace, run, scratchFiles } from "./files.ts";
import { hover } from "./hovers.ts";
import { idOf, problems } from "./problems.ts";
import { until } from "./user.ts";

const wrong = `apis:
  - name: Orders
    identifier: https://api.example.com/orders/
    token_lifetime: 600
    token_lifetime_for_web: 7200
`;

describe("editing", () => {
  const files = scratchFiles();
  after(() => files.remove());

  it("shows what is wrong, and no longer when it is right", async () => {
    const document = await files.show(wrong);
    await problems(document.uri, ["trailing-slash", "web-lifetime-exceeds"]);
    await replace(document, "7200", "300");
    await problems(document.uri, ["trailing-slash"]);
    await replace(document, "orders/", "orders");
    await problems(document.uri, []);
  });

  it("applies a quick fix", async () => {
    const document = await files.show(wrong);
    await problems(document.uri, ["trailing-slash", "web-lifetime-exceeds"]);
    const finding = vscode.languages.getDiagnostics(document.uri).find((each) => idOf(each) === "web-lifetime-exceeds");
    assert.ok(finding);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      finding.range,
    );
    const fix = actions.find(({ title }) => /600/.test(title));
    assert.ok(fix?.edit, actions.map(({ title }) => title).join());
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /token_lifetime_for_web: 600\n/);
    await problems(document.uri, ["trailing-slash"]);
  });

  it("completes what is begun", async () => {
    const document = await files.show("apis:\n  - name: Orders\n    sign");
    const labels = await completions(document, new vscode.Position(2, 8));
    assert.ok(labels.includes("signing_alg"), labels.join());
  });

  it("explains what is under the cursor", async () => {
    const document = await files.show(wrong);
    assert.match(await hover(document, new vscode.Position(3, 6)), /lifetime/i);
  });

  it("knows what an anchor is used for, and what an alias brings", async () => {
    const document = await files.show(
      `x-short: &short\n  token_lifetime: 600\n  \n${wrong.replace("token_lifetime: 600", "<<: *short")}`,
    );
    assert.match(await hover(document, new vscode.Position(0, 11)), /used once: line 7/);
    assert.match(
      await hover(document, new vscode.Position(6, 10)),
      /the map at `&short` \(line 1\)[^]*token_lifetime: 600/,
    );
    assert.match(await hover(document, new vscode.Position(6, 5)), /It brings `token_lifetime`/);
    const labels = await completions(document, new vscode.Position(2, 2));
    assert.ok(labels.includes("signing_alg") && !labels.includes("token_lifetime"), labels.join());
  });

  it("shows durations behind the text, unless they are turned off", async () => {
    const document = await files.show(wrong);
    const settings = vscode.workspace.getConfiguration("authApis.inlayHints", document);
    const hints = async (): Promise<string> => {
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        "vscode.executeInlayHintProvider",
        document.uri,
        new vscode.Range(0, 0, 5, 0),
      );
      return found.map(({ label }) => (typeof label === "string" ? label : "")).join();
    };
    try {
      assert.equal(await hints(), "10 min,2 h");
      await settings.update("enabled", false, vscode.ConfigurationTarget.Global);
      await until(async () => (await hints()) === "" || undefined, "for the hints to go");
    } finally {
      await settings.update("enabled", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("outlines the APIs", async () => {
    const document = await files.show(wrong);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      document.uri,
    );
    assert.ok(JSON.stringify(symbols).includes("Orders"));
  });

  it("serves a document that was never saved", async () => {
    const content = wrong.replace("    token_lifetime:", "    token_lifetime:   ");
    const document = await vscode.workspace.openTextDocument({ language: "auth-apis", content });
    await vscode.window.showTextDocument(document);
    await problems(document.uri, ["trailing-slash", "web-lifetime-exceeds"]);
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      "vscode.executeFormatDocumentProvider",
      document.uri,
      { tabSize: 2, insertSpaces: true },
    );
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(document.getText(), wrong);
    assert.ok((await completions(document, new vscode.Position(3, 4))).includes("signing_alg"));
    await replace(document, "orders/", "orders");
    await problems(document.uri, ["web-lifetime-exceeds"]);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await problems(document.uri, []);
  });

  it("goes on with a language server that was started anew", async () => {
    const document = await files.show(wrong);
    await problems(document.uri, ["trailing-slash", "web-lifetime-exceeds"]);
    await run("restartServer");
    await replace(document, "orders/", "orders");
    await problems(document.uri, ["web-lifetime-exceeds"]);
  });
});
