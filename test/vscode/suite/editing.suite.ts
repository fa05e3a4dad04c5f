import assert from "node:assert/strict";
import * as vscode from "vscode";
import { replace, run, scratchFiles } from "./files.ts";
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
    await problems(document, ["trailing-slash", "web-lifetime-exceeds"]);
    await replace(document, "7200", "300");
    await problems(document, ["trailing-slash"]);
    await replace(document, "orders/", "orders");
    await problems(document, []);
  });

  it("applies a quick fix", async () => {
    const document = await files.show(wrong);
    await problems(document, ["trailing-slash", "web-lifetime-exceeds"]);
    const [finding] = found(document, "web-lifetime-exceeds");
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
    await problems(document, ["trailing-slash"]);
  });

  it("completes what is begun", async () => {
    const document = await files.show("apis:\n  - name: Orders\n    sign");
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      new vscode.Position(2, 8),
    );
    const labels = list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
    assert.ok(labels.includes("signing_alg"), labels.join());
  });

  it("explains what is under the cursor", async () => {
    const document = await files.show(wrong);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      new vscode.Position(3, 6),
    );
    const text = hovers.flatMap(({ contents }) => contents.map((each) => (each as vscode.MarkdownString).value));
    assert.match(text.join("\n"), /lifetime/i);
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

  it("goes on with a language server that was started anew", async () => {
    const document = await files.show(wrong);
    await problems(document, ["trailing-slash", "web-lifetime-exceeds"]);
    await run("restartServer");
    await replace(document, "orders/", "orders");
    await problems(document, ["web-lifetime-exceeds"]);
  });
});

/** Waits until exactly these rules have errors or warnings on a document. */
async function problems(document: vscode.TextDocument, rules: readonly string[]): Promise<void> {
  const wanted = [...rules].sort().join();
  const now = (): string =>
    vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning)
      .map(({ code }) => idOf(code))
      .sort()
      .join();
  await until(() => now() === wanted || undefined, `for the problems ${wanted || "to go"}`).catch(() => {
    assert.equal(now(), wanted);
  });
}

function found(document: vscode.TextDocument, rule: string): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ code }) => idOf(code) === rule);
}

function idOf(code: vscode.Diagnostic["code"]): string {
  return String(typeof code === "object" ? code.value : code);
}
