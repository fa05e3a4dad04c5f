import type { TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import type { Document } from "../document/document.ts";
import type { Edit } from "../document/finding.ts";

/** How the client knows the document. */
export interface DocumentName {
  readonly uri: string;
  readonly version: number | null;
  /** The client takes edits for one version of a document (`workspace.workspaceEdit.documentChanges`). */
  readonly versioned: boolean;
}

export function workspaceEdit(edits: readonly Edit[], document: Document, name: DocumentName): WorkspaceEdit {
  const changes = edits.map(({ at, text }): TextEdit => ({ range: document.rangeOf(at), newText: text }));
  const { uri, version, versioned } = name;
  return versioned
    ? { documentChanges: [{ textDocument: { uri, version }, edits: changes }] }
    : { changes: { [uri]: changes } };
}
