import { l10n, Range, WorkspaceEdit, workspace } from "vscode";
import type { Document } from "../../server/src/document/document.ts";
import { replacementsBetween } from "../../server/src/document/edit/edits-between.ts";
import { isStale, type OpenFile } from "./current-file.ts";
import { Problem } from "./problem.ts";

/**
 * Makes a file's text that of another document, as one edit that can be undone. False: there is nothing to change.
 *
 * @throws Problem where the file was edited since it was read, or VS Code doesn't carry the edit out
 */
export async function editDocument(open: OpenFile, after: Document): Promise<boolean> {
  const { document, file } = open;
  if (isStale(open)) throw new Problem(l10n.t("The file was edited meanwhile. Nothing was changed: try again."));
  const edit = new WorkspaceEdit();
  for (const { start, end, text } of replacementsBetween(file.document, after)) {
    edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(end)), text);
  }
  if (edit.size === 0) return false;
  await makeEdit(edit);
  return true;
}

/** @throws Problem where VS Code doesn't */
export async function makeEdit(edit: WorkspaceEdit): Promise<void> {
  if (!(await workspace.applyEdit(edit)))
    throw new Problem(l10n.t("VS Code did not change the file. Is it read-only?"));
}
