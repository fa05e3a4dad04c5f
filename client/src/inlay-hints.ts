import { type ConfigurationChangeEvent, type ConfigurationScope, workspace } from "vscode";
import type { LanguageClient, Middleware } from "vscode-languageclient/node";

/** Whoever finds lengths of time and values of variables beside the text distracting turns them off, with no other language's hints. */
const SETTING = "authApis.inlayHints.enabled";

export const hintsAsWanted: Middleware = {
  provideInlayHints: (document, range, token, next) => (wants(document) ? next(document, range, token) : []),
};

/** Lets VS Code ask again where the setting has changed. */
export function refreshHints(client: LanguageClient, change: ConfigurationChangeEvent): void {
  if (!change.affectsConfiguration(SETTING)) return;
  const hints = client.getFeature("textDocument/inlayHint");
  for (const document of workspace.textDocuments) hints.getProvider(document)?.onDidChangeInlayHints.fire();
}

function wants(scope: ConfigurationScope): boolean {
  return workspace.getConfiguration(undefined, scope).get(SETTING, true);
}
