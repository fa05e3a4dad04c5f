import { EventEmitter, Uri, ViewColumn, window, workspace } from "vscode";

/** Read-only documents that live in memory alone: plans, outcomes, tokens' contents. */
export interface TextViews {
  dispose(): void;
  /** Shows a text beside the editor. @param name - the tab's title, with an ending that says the language */
  show(name: string, text: string): Promise<void>;
}

const SCHEME = "auth-apis-view";

export function openTextViews(): TextViews {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.path) ?? "",
  });
  const closed = workspace.onDidCloseTextDocument(({ uri }) => {
    if (uri.scheme === SCHEME) texts.delete(uri.path);
  });
  return {
    async show(name, text) {
      const uri = Uri.from({ scheme: SCHEME, path: `/${name}` });
      texts.set(uri.path, text);
      changed.fire(uri);
      const document = await workspace.openTextDocument(uri);
      await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true, preserveFocus: true });
    },
    dispose() {
      provider.dispose();
      closed.dispose();
      changed.dispose();
    },
  };
}
