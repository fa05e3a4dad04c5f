import { l10n, type TextDocument, window } from "vscode";
import { Document } from "../../server/src/document/document.ts";
import { type AuthApisFile, readFile, type ReadOptions } from "../../server/src/document/file.ts";
import type { Finding } from "../../server/src/document/finding.ts";
import { analyse } from "../../server/src/rules/analyse.ts";

/** The file of the active editor as a command acts on it, unsaved changes included. */
export interface OpenFile {
  readonly document: TextDocument;
  /** The document's version when it was read: an edit since then makes what follows from it stale. */
  readonly version: number;
  readonly file: AuthApisFile;
  readonly findings: readonly Finding[];
}

export function readOpenFile(document: TextDocument, options: ReadOptions = {}): OpenFile {
  const file = readFile(Document.of(document.getText()), options);
  return { document, version: document.version, file, findings: analyse(file) };
}

/** The `auth-apis` document that commands mean: the active editor's, or the only one that is visible. */
export function activeDocument(): TextDocument | undefined {
  const active = window.activeTextEditor?.document;
  if (active && isAuthApis(active)) return active;
  const [only, second] = window.visibleTextEditors.map(({ document }) => document).filter(isAuthApis);
  if (only && !second) return only;
  void window.showInformationMessage(l10n.t("Open an auth-apis.yaml first."));
  return undefined;
}

export function isAuthApis(document: TextDocument): boolean {
  return document.languageId === "auth-apis" || /auth-apis\.ya?ml$/.test(document.uri.path);
}
