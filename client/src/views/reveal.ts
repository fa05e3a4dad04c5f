import { Position, Selection, type TextDocument, window } from "vscode";
import { editorOf } from "./editor-of.ts";

/** Puts the cursor at the start of a line, in the editor that already shows the document where there is one. @param line - from 1 */
export async function reveal(document: TextDocument, line: number): Promise<void> {
  const shown = editorOf(document);
  const start = new Position(line - 1, 0);
  await window.showTextDocument(document, {
    selection: new Selection(start, start),
    ...(shown?.viewColumn !== undefined && { viewColumn: shown.viewColumn }),
  });
}
