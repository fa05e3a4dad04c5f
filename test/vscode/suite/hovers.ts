import * as vscode from "vscode";

/** What VS Code shows at a place of a document, as Markdown. */
export async function hover({ uri }: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", uri, position);
  return hovers.flatMap(({ contents }) => contents.map((each) => (each as vscode.MarkdownString).value)).join("\n");
}
