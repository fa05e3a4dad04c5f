import * as vscode from "vscode";

/** What VS Code offers at a place of a document. */
export async function completions(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly string[]> {
  const command = "vscode.executeCompletionItemProvider";
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(command, document.uri, position);
  return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
}
