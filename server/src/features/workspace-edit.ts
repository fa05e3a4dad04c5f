import type { OptionalVersionedTextDocumentIdentifier, TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import type { Document } from "../document/document.ts";
import { withLineBreaksOf } from "../document/edit/apply-edits.ts";
import type { Edit } from "../document/finding.ts";

/** How the client knows the document. */
export interface DocumentName {
  readonly uri: string;
  readonly version: number | null;
  /** The client takes edits for one version of a document (`workspace.workspaceEdit.documentChanges`). */
  readonly versioned: boolean;
}

/** The changes of one document. */
export interface DocumentEdit {
  readonly textDocument: OptionalVersionedTextDocumentIdentifier;
  readonly edits: TextEdit[];
}

/** Edits of one document in the form that the client takes. */
export function workspaceEdit(edits: readonly Edit[], document: Document, name: DocumentName): WorkspaceEdit {
  return allChanges([documentEdit(edits, document, name)], name.versioned);
}

/** Edits of one document, to be put together with those of others by `allChanges`. */
export function documentEdit(
  edits: readonly Edit[],
  document: Document,
  { uri, version }: Pick<DocumentName, "uri" | "version">,
): DocumentEdit {
  const changes = edits.map((edit): TextEdit => {
    return { range: document.rangeOf(edit.at), newText: withLineBreaksOf(document, edit) };
  });
  return { textDocument: { uri, version }, edits: changes };
}

/** @param versioned - as in `DocumentName` */
export function allChanges(documentChanges: DocumentEdit[], versioned: boolean): WorkspaceEdit {
  if (versioned) return { documentChanges };
  return { changes: Object.fromEntries(documentChanges.map(({ textDocument, edits }) => [textDocument.uri, edits])) };
}
