import assert from "node:assert/strict";
import * as vscode from "vscode";
import { until } from "./user.ts";

/** Waits until exactly these rules have errors or warnings on a file, open or not. */
export async function problems(uri: vscode.Uri, rules: readonly string[]): Promise<void> {
  const wanted = [...rules].sort().join();
  const now = (): string => grave(uri).map(idOf).sort().join();
  await until(() => now() === wanted || undefined, `for the problems ${wanted || "to go"}`).catch(() => {
    assert.equal(now(), wanted, uri.path);
  });
}

/** The errors and warnings on a file. */
function grave(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning);
}

/** The rule of a finding. */
export function idOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}
