import {
  commands,
  EventEmitter,
  TabInputCustom,
  TabInputText,
  type TabGroup,
  type TextDocument,
  Uri,
  ViewColumn,
  window,
  workspace,
} from "vscode";

/** Read-only pages that live in memory alone: plans, outcomes, tokens' contents. */
export interface TextViews {
  dispose(): void;
  /**
   * Shows Markdown, rendered, in place of what was shown under the same name: where such a page is already, else beside the file.
   *
   * @param name - the tab's title
   */
  show(name: string, markdown: string): Promise<void>;
  /**
   * Opens VS Code's diff editor with a text on the left and a document on the right; not where they are the same.
   *
   * @param name - what the text is: the next one of this name takes its place
   */
  compare(name: string, text: string, document: TextDocument, title: string): Promise<void>;
}

const SCHEME = "auth-apis-view";

export function openTextViews(): TextViews {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? "",
  });
  const closed = workspace.onDidCloseTextDocument(({ uri }) => void texts.delete(uri.toString()));
  const put = (path: string, text: string, of = ""): Uri => {
    const uri = Uri.from({ scheme: SCHEME, path, query: of });
    texts.set(uri.toString(), text);
    changed.fire(uri);
    return uri;
  };
  return {
    show: (name, markdown) => render(put(`/${name}.md`, markdown)),
    async compare(name, text, document, title) {
      // Its name makes it plain YAML: what is not the file gets no findings, lenses or commands.
      // The path is what the tab's tooltip shows; the query tells files of the same path apart.
      const left = put(`${document.uri.path}/${name}.yaml`, text, document.uri.toString());
      if (text === document.getText()) return;
      await commands.executeCommand("vscode.diff", left, document.uri, title, { preserveFocus: true });
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
  const viewColumn = window.tabGroups.all.find(hasPage)?.viewColumn ?? ViewColumn.Beside;
  const options = { viewColumn, preview: true, preserveFocus: true };
  try {
    await commands.executeCommand("vscode.openWith", uri, "vscode.markdown.preview.editor", options);
  } catch {
    await window.showTextDocument(document, options);
  }
}

function hasPage({ tabs }: TabGroup): boolean {
  return tabs.some(
    ({ input }) => (input instanceof TabInputCustom || input instanceof TabInputText) && input.uri.scheme === SCHEME,
  );
}
