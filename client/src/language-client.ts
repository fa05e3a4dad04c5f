import { type ExtensionContext, type LogOutputChannel, Uri } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";

/** Starts the language server as a process of its own and stops it with the extension. */
export async function startLanguageClient(context: ExtensionContext, log: LogOutputChannel): Promise<void> {
  const module = Uri.joinPath(context.extensionUri, "dist", "server.js").fsPath;
  const client = new LanguageClient(
    "authApis",
    "Auth APIs",
    { run: { module, transport: TransportKind.ipc }, debug: { module, transport: TransportKind.ipc } },
    { documentSelector: [{ language: "auth-apis" }], outputChannel: log },
  );
  context.subscriptions.push(client);
  await client.start();
}
