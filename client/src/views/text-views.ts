import { commands, EventEmitter, Uri, ViewColumn, window, workspace } from "vscode";

/** Read-only pages that live in memory alone: plans, outcomes, tokens' contents. */
export interface TextViews {
  dispose(): void;
  /**
   * Shows Markdown beside the editor, rendered, in place of what was shown under the same name.
   *
   * @param name - the tab's title
   */
  show(name: string, markdown: string): Promise<void>;
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
    async show(name, markdown) {
      const uri = Uri.from({ scheme: SCHEME, path: `/${name}.md` });
      texts.set(uri.path, markdown);
      changed.fire(uri);
      await render(uri);
    },
    dispose() {
      provider.dispose();
      closed.dispose();
      changed.dispose();
    },
  };
}

/** With VS Code's own Markdown preview; as text where that is switched off. */
async function render(uri: Uri): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const options = { viewColumn: ViewColumn.Beside, preview: true, preserveFocus: true };
  try {
    await commands.executeCommand("vscode.openWith", uri, "vscode.markdown.preview.editor", options);
  } catch {
    await window.showTextDocument(document, options);
  }
}
