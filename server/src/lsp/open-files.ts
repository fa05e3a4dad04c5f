import { Document } from "../document/document.ts";
import type { ReadDocument } from "../document/extends.ts";
import { type AuthApisFile, readFile } from "../document/file.ts";
import type { Finding } from "../document/finding.ts";
import { plainUri } from "../document/uri.ts";
import { type KnownTenants, NONE_KNOWN } from "../facts/known-tenants.ts";
import { analyse } from "../rules/analyse.ts";
import { rules } from "../rules/registry.ts";
import { bases, type Extended } from "./bases.ts";
import { opening } from "./opening.ts";
import type { ContentChange } from "./params.ts";

/** One version of an open file. What follows from its text is worked out when it is first asked for. */
export interface OpenFile {
  readonly uri: string;
  readonly version: number;
  readonly document: Document;
  readonly file: AuthApisFile;
  readonly findings: readonly Finding[];
  /** What can be said of a long file before all of it is looked through, more at each call; `undefined` if that is done. */
  findingsSoFar(): readonly Finding[] | undefined;
  /** What it is read with. */
  readonly extended: Extended;
  /** What is known of tenants. */
  readonly facts: KnownTenants;
  /** Changes with every edit, of a file that it extends, too, and never comes back. */
  readonly serial: number;
  /** The newest reading of the file that was worked out, be it of an earlier version, or of a part. */
  readonly lastRead: AuthApisFile | undefined;
  /** It, or an earlier version, was looked through as a whole. */
  readonly settled: boolean;
}

/** The files that the client has open, kept by its edits. Other documents than `auth-apis.yaml` are not kept. */
export interface OpenFiles {
  get(uri: string): OpenFile | undefined;
  open(uri: string, languageId: string, version: number, text: string): void;
  /** Edits of a document that isn't open are ignored. */
  change(uri: string, version: number, changes: readonly ContentChange[]): void;
  close(uri: string): void;
  /** From now on this is known of tenants. */
  know(facts: KnownTenants): void;
  /** Files have come, gone or changed on the disk; with no URIs, any may have. */
  onDisk(uris?: readonly string[]): void;
}

/**
 * @param disk - reads the files that open ones extend, where these are not open themselves
 * @param folders - URIs of the workspace's folders
 * @param changed - is told of each file whose findings may be others now
 */
export function openFiles(
  disk: ReadDocument,
  folders: () => readonly string[],
  changed: (uri: string) => void,
): OpenFiles {
  const files = new Map<string, OpenFile>();
  const plain = new Map<string, string>();
  const extended = bases((uri) => files.get(plain.get(uri) ?? "")?.document, folders, disk);
  let facts = NONE_KNOWN;
  let serial = 0;
  const keep = (uri: string, version: number, document: Document, previous?: OpenFile, known?: Extended): void => {
    const own = extended.of(uri, document, known);
    files.set(uri, snapshot({ uri, version, document, extended: own, facts, serial: ++serial }, previous));
    changed(uri);
  };
  const renew = (concerns: (uris: ReadonlySet<string>) => boolean): void => {
    for (const file of [...files.values()]) {
      if (concerns(file.extended.uris)) keep(file.uri, file.version, file.document, file);
    }
  };
  const renewDependants = (uri: string): void => renew((uris) => uris.has(plainUri(uri)));
  return {
    get: (uri) => files.get(uri),
    open(uri, languageId, version, text) {
      if (!isAuthApis(uri, languageId)) return;
      plain.set(plainUri(uri), uri);
      keep(uri, version, Document.of(text));
      renewDependants(uri);
    },
    change(uri, version, changes) {
      const before = files.get(uri);
      if (before === undefined) return;
      keep(uri, version, changes.reduce(applied, before.document), before, before.extended);
      renewDependants(uri);
    },
    close(uri) {
      if (!files.delete(uri)) return;
      plain.delete(plainUri(uri));
      changed(uri);
      extended.forget(uri);
      renewDependants(uri);
    },
    know(now) {
      facts = now;
      for (const file of [...files.values()]) keep(file.uri, file.version, file.document, file, file.extended);
    },
    onDisk(uris) {
      for (const uri of uris ?? [undefined]) extended.forget(uri);
      const own = uris && new Set(uris.map(plainUri));
      renew((depends) => (own ? [...own].some((uri) => depends.has(uri)) : depends.size > 0));
    },
  };
}

function snapshot(
  known: Pick<OpenFile, "uri" | "version" | "document" | "extended" | "facts" | "serial">,
  previous: OpenFile | undefined,
): OpenFile {
  const before = previous?.lastRead;
  const settled = previous?.settled ?? false;
  const read = (document: Document, last = before): AuthApisFile => readFile(document, known.extended.options, last);
  const part = opening(known.document, read, known.facts);
  let file: AuthApisFile | undefined;
  let findings: readonly Finding[] | undefined;
  return {
    ...known,
    get file() {
      file ??= read(known.document, part.read);
      return file;
    },
    get findings() {
      findings ??= analyse(this.file, rules, known.facts);
      return findings;
    },
    findingsSoFar: () => (settled || findings ? undefined : part.step()),
    get lastRead() {
      return file ?? part.read ?? before;
    },
    get settled() {
      return settled || findings !== undefined;
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
