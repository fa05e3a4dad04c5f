import { Document } from "../document/document.ts";
import { type AuthApisFile, readFile } from "../document/file.ts";
import type { Finding } from "../document/finding.ts";
import { analyse } from "../rules/analyse.ts";
import type { ContentChange } from "./params.ts";

/** One version of an open file. What follows from its text is worked out when it is first asked for. */
export interface OpenFile {
  readonly uri: string;
  readonly version: number;
  readonly document: Document;
  readonly file: AuthApisFile;
  readonly findings: readonly Finding[];
  /** Changes with every edit and never comes back. */
  readonly serial: number;
  /** The newest reading of the file that was worked out, be it of an earlier version. */
  readonly lastRead: AuthApisFile | undefined;
}

/** The files that the client has open, kept by its edits. Other documents than `auth-apis.yaml` are not kept. */
export interface OpenFiles {
  get(uri: string): OpenFile | undefined;
  open(uri: string, languageId: string, version: number, text: string): void;
  /** Edits of a document that isn't open are ignored. */
  change(uri: string, version: number, changes: readonly ContentChange[]): void;
  close(uri: string): void;
}

export function openFiles(): OpenFiles {
  const files = new Map<string, OpenFile>();
  let serial = 0;
  const keep = (uri: string, version: number, document: Document, previous?: OpenFile): void => {
    files.set(uri, snapshot({ uri, version, document, serial: ++serial }, previous?.lastRead));
  };
  return {
    get: (uri) => files.get(uri),
    open(uri, languageId, version, text) {
      if (isAuthApis(uri, languageId)) keep(uri, version, Document.of(text));
    },
    change(uri, version, changes) {
      const before = files.get(uri);
      if (before) keep(uri, version, changes.reduce(applied, before.document), before);
    },
    close: (uri) => void files.delete(uri),
  };
}

function snapshot(
  known: Pick<OpenFile, "uri" | "version" | "document" | "serial">,
  before: AuthApisFile | undefined,
): OpenFile {
  let file: AuthApisFile | undefined;
  let findings: readonly Finding[] | undefined;
  return {
    ...known,
    get file() {
      file ??= readFile(known.document, undefined, before);
      return file;
    },
    get findings() {
      findings ??= analyse(this.file);
      return findings;
    },
    get lastRead() {
      return file ?? before;
    },
  };
}

function applied(document: Document, { range, text }: ContentChange): Document {
  if (range === undefined) return Document.of(text);
  return document.edit(document.offsetAt(range.start), document.offsetAt(range.end), text);
}

/** The language id of the extension, or a name that says it, in whatever editor. */
function isAuthApis(uri: string, languageId: string): boolean {
  return languageId === "auth-apis" || /auth-apis\.ya?ml$/.test(uri.replace(/[?#].*$/, ""));
}
