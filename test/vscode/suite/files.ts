import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { until } from "./user.ts";

/** A tenant, and an API with a grant. */
export const orders = `tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    clients: { worker: Lz8TqXWm1VbYfQd3 }

apis:
  - name: Orders
    identifier: https://api.example.com/orders
    signing_alg: RS256
    scopes:
      - value: read:orders
        description: Read orders
      - value: write:orders
        description: Change orders
    grants:
      - client: worker
        scope: [read:orders]
`;
/** Another API, to stand below. */
export const reports = `
  - name: Reports
    identifier: https://api.example.com/reports
    signing_alg: RS256
`;

/** Files of a suite, in a scratch folder of its own. */
export interface Files {
  readonly folder: string;
  /** Writes an `auth-apis.yaml` and shows it, alone. */
  show(text: string): Promise<vscode.TextDocument>;
  /** Closes what is open and removes the folder. */
  remove(): Promise<void>;
}

export function scratchFiles(): Files {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "auth-apis-"));
  let count = 0;
  return {
    folder,
    async show(text) {
      await closeAll();
      const path = join(folder, `${++count}.auth-apis.yaml`);
      writeFileSync(path, text);
      const document = await vscode.workspace.openTextDocument(path);
      await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      return document;
    },
    async remove() {
      await closeAll();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Replaces what stands in a document, once, and leaves it unsaved. */
export async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const at = document.getText().indexOf(from);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + from.length));
  edit.replace(document.uri, range, to);
  if (at < 0 || !(await vscode.workspace.applyEdit(edit))) throw new Error(`Can't replace "${from}".`);
}

/** Shows a document, with the cursor at the first place where the text stands. */
export async function placeCursor(
  document: vscode.TextDocument,
  text: string,
  viewColumn = vscode.ViewColumn.One,
): Promise<void> {
  const at = document.positionAt(document.getText().indexOf(text));
  const selection = new vscode.Range(at, at);
  await vscode.window.showTextDocument(document, { viewColumn, selection });
}

/** Waits for these lenses that say how each API stands to the tenant, in their order. */
export async function driftLenses(document: vscode.TextDocument, titles: readonly string[]): Promise<void> {
  let seen: readonly string[] = [];
  await until(async () => {
    const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      document.uri,
      100,
    );
    const shown = all.map(({ command }) => (command?.title ?? "").replace("\u00a0", " "));
    seen = shown.filter((title) => title.startsWith("$("));
    return JSON.stringify(seen) === JSON.stringify(titles) || undefined;
  }, `for the lenses ${titles.join()}`).catch((error: unknown) => {
    throw new Error(`${String(error)} There are ${seen.join()}.`);
  });
}

/** Waits until the page of this name (`Plan`, `Sync`, `Token`) shows something that matches, and reads it. */
export function page(name: string, what: RegExp): Promise<string> {
  return until(
    () => {
      const text = vscode.workspace.textDocuments
        .find(({ uri }) => uri.scheme === "auth-apis-view" && uri.path === `/${name}.md`)
        ?.getText();
      return text !== undefined && what.test(text) ? text : undefined;
    },
    `for the page ${name} to show ${String(what)}`,
  );
}

/** The text twin of the plan view, once it matches: a plan, or what became of it. */
export async function planReport(what: RegExp): Promise<string> {
  return until(
    async () => {
      await run("showPlanAsText");
      const text = await page("Plan", /./);
      return what.test(text) ? text : undefined;
    },
    `for the plan view to show ${String(what)}`,
  );
}

/** The text twin of what the Token Inspector shows, once it matches. */
export async function tokenReport(what: RegExp): Promise<string> {
  await until(() => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isInspector)), "for the Token Inspector");
  await run("showTokenAsText");
  return page("Token", what);
}

function isInspector({ input }: vscode.Tab): boolean {
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith("authApis.tokenInspector");
}

/** Path of the command line's bundle. */
export function cli(): string {
  return join(vscode.extensions.getExtension("auth-apis.auth-apis")?.extensionPath ?? "", "dist/cli.js");
}

/** Runs a command of this extension. */
export async function run(command: string): Promise<void> {
  await vscode.commands.executeCommand(`authApis.${command}`);
}

async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || document.isUntitled) continue;
    await document.save();
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}
