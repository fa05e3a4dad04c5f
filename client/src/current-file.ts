import { l10n, TabInputText, type TextDocument, type Uri, window, workspace } from "vscode";
import { baseOf, stampOf } from "./base.ts";
import { Document } from "../../server/src/document/document.ts";
import { type AuthApisFile, readFile, type ReadOptions } from "../../server/src/document/read/file.ts";
import type { Finding } from "../../server/src/document/finding.ts";
import { isAuthApisName } from "../../server/src/document/uri.ts";
import { analyse } from "../../server/src/rules/analyse.ts";

/** A file as a command acts on it, unsaved changes included. */
export interface OpenFile {
  readonly document: TextDocument;
  /** The document's version when it was read: see {@link isStale}. */
  readonly version: number;
  /** What it extended then. */
  readonly base: string;
  readonly file: AuthApisFile;
  /** How it was read. */
  readonly options: ReadOptions;
  /** Its errors, worked out when first asked for. */
  readonly findings: readonly Finding[];
}

export function readOpenFile(document: TextDocument, options: ReadOptions = {}): OpenFile {
  const base = baseOf(document);
  const readOptions = { ...options, base };
  const file = readFile(Document.of(document.getText()), readOptions);
  let findings: readonly Finding[] | undefined;
  return {
    document,
    version: document.version,
    base: stampOf(base),
    file,
    options: readOptions,
    get findings() {
      return (findings ??= analyse(file, { only: "errors" }));
    },
  };
}

/** A file that VS Code has open, in an editor or behind the scenes. */
export function openDocument(uri: Uri): TextDocument | undefined {
  return workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
}

/**
 * Reads a file that nobody has open, and leaves it so: VS Code keeps an opened document for minutes, with all that is found in it, also
 * when its file is gone from the disk.
 */
export async function readClosedFile(uri: Uri): Promise<AuthApisFile> {
  const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
  return readFile(Document.of(text), { base: baseOf({ uri, getText: () => text }) });
}

/** Was the file, or one that it extends, edited, or the file closed with or without its edits, since it was read? */
export function isStale({ document, version, base }: OpenFile): boolean {
  return document.isClosed || document.version !== version || stampOf(baseOf(document)) !== base;
}

/** The `auth-apis` document that commands mean: the active editor's, else the only one that is visible. */
export function currentDocument(): TextDocument | undefined {
  const active = window.activeTextEditor?.document;
  if (active && isAuthApis(active)) return active;
  const [only, second] = new Set(window.visibleTextEditors.map(({ document }) => document).filter(isAuthApis));
  return second ? undefined : only;
}

/** Why there is no file for a command to act on, in words for the user. */
export interface NoFile {
  readonly problem: string;
}

export function noFile(): NoFile {
  return { problem: l10n.t("Open an auth-apis.yaml first.") };
}

/**
 * The same for a command that was called where no file is in view, as from the walkthrough, which covers it: then the only one
 * that is open in a tab.
 */
export async function meantDocument(): Promise<TextDocument | NoFile> {
  const current = currentDocument();
  if (current) return current;
  const [only, second] = filesInTabs();
  if (second) return { problem: l10n.t("Several auth-apis files are open; show the one you mean.") };
  const document = only && (await workspace.openTextDocument(only));
  return document && isAuthApis(document) ? document : noFile();
}

/** Is there one for commands to act on, in view or behind something else? */
export function hasFile(): boolean {
  return currentDocument() !== undefined || filesInTabs().length > 0;
}

function filesInTabs(): readonly Uri[] {
  const uris = window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) => (input instanceof TabInputText ? [input.uri] : []))
    .filter((uri) => isAuthApisName(uri.path) && isWritable(uri));
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}

/** One that can be edited: no older version of it, nor what is saved of it, as in a diff editor. */
export function isAuthApis({ languageId, uri }: TextDocument): boolean {
  return languageId === "auth-apis" && isWritable(uri);
}

function isWritable({ scheme }: Uri): boolean {
  // Of what an extension shows as text, as a comparison with what is saved does, VS Code knows no file system.
  return scheme === "untitled" || workspace.fs.isWritableFileSystem(scheme) === true;
}
