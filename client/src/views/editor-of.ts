import { type TextDocument, type TextEditor, window } from "vscode";

/** An editor that shows a document: the one in which the user is, where several do. */
export function editorOf(document: TextDocument): TextEditor | undefined {
  const { activeTextEditor: active, visibleTextEditors: visible } = window;
  return active?.document === document ? active : visible.find((each) => each.document === document);
}
