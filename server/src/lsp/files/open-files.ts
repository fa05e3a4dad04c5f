import { Document } from "../../document/document.ts";
import type { ReadDocument } from "../../document/read/extends.ts";
import { isAmong, isAuthApisName, isYamlName, plainUri, plainUris } from "../../document/uri.ts";
import { type KnownTenants, NONE_KNOWN } from "../../facts/known-tenants.ts";
import { NO_OTHERS } from "../../rules/about/other-files.ts";
import { applyRun, runsOf } from "./apply-change.ts";
import { besides } from "./beside.ts";
import { holds } from "./folders.ts";
import { places } from "./places.ts";
import { bases, type Extended, extendedText } from "./bases.ts";
import type { ContentChange } from "../wire/params.ts";
import { OpenFile } from "./open-file.ts";

export type { OpenFile } from "./open-file.ts";

/**
 * The files that the client has open, kept by its edits, and the workspace's other ones as they are on the disk. Other documents than
 * `auth-apis.yaml` are not kept.
 */
export interface OpenFiles {
  /** An open file. */
  get(uri: string): OpenFile | undefined;
  /** An open file of which anything is to be found: no picture of one, as git has of older versions and a plan of newer ones. */
  judged(uri: string): OpenFile | undefined;
  /** A file, open or not. */
  find(uri: string): OpenFile | undefined;
  /** Every file, open or not, but for pictures of some. */
  all(): readonly OpenFile[];
  /** The workspace's files that count for others: none that is left out, or lies elsewhere. */
  counted(): readonly OpenFile[];
  /**
   * The workspace's other files; for what is open outside of its folders there is none, and that is none of them. One that is left out is
   * none of them either, and has those alone that extend it.
   */
  others(uri: string): readonly OpenFile[];
  /** The text of a file, or of one that a file extends. */
  textOf(uri: string): Document | undefined;
  open(uri: string, languageId: string, version: number, text: string): void;
  /** Edits of a document that isn't open are ignored. */
  change(uri: string, version: number, changes: readonly ContentChange[]): void;
  close(uri: string): void;
  /** From now on this is known of tenants. */
  know(facts: KnownTenants): void;
  /** A file is one of the workspace's, as a search has found. Answers whether that is new. */
  found(uri: string): boolean;
  /** A file is left out, as git ignores it: it is judged by itself while it is open. Answers whether that is new. */
  leaveOut(uri: string): boolean;
  /**
   * Files have gone or changed on the disk, or folders with all that is known in them; what has come is to be looked for. Answers
   * whether that concerns any file.
   */
  onDisk(uris: readonly string[]): boolean;
  /** Other folders make the workspace: nothing counts that was read from the disk. */
  onOtherFolders(): void;
}

/**
 * @param disk - reads files that are not open; it decides which may be read
 * @param folders - URIs of the workspace's folders
 * @param changed - is told of each file whose findings may be others now
 * @param real - follows links
 */
export function openFiles(
  disk: ReadDocument,
  folders: () => readonly string[],
  changed: (uri: string) => void,
  real: (uri: string) => string = plainUri,
): OpenFiles {
  /** By plain URI. */
  const files = new Map<string, OpenFile>();
  const plainOf = plainUris();
  const place = places(folders, (plain) => files.has(plain), real);
  const belongs = (uri: string): boolean => place.belongs(uri);
  const isPicture = (uri: string): boolean => !/^(?:file|untitled):/.test(uri) && !belongs(uri);
  const beside = besides((plain) => {
    const file = files.get(plain);
    return file && belongs(file.uri) ? file.shown : undefined;
  });
  const extended = bases((plain) => files.get(plain)?.document, folders, disk);
  let facts = NONE_KNOWN;
  let serial = 0;
  const keep = (
    uri: string,
    version: number | undefined,
    document: Document,
    { before, known, changes = [] }: Since = {},
  ): void => {
    const plain = plainOf(uri);
    const own = extended.of(uri, document, known);
    if (before === undefined) for (const link of place.look(uri)) beside.touch(link);
    const others = () => (belongs(uri) ? beside.of(plain) : ALONE);
    const lookAround = () => belongs(uri) && beside.lookOn(plain, FILES_AT_ONCE);
    const made = { uri, version, document, extended: own, facts, serial: ++serial, changes, others, lookAround };
    files.set(plain, new OpenFile(made, before));
    beside.touch(plain);
    changed(uri);
  };
  /** What is known around it is other than it was. */
  const keepAnew = (file: OpenFile): void =>
    keep(file.uri, file.version, file.document, { before: file, known: file.extended });
  const drop = (plain: string): void => {
    const file = files.get(plain);
    files.delete(plain);
    beside.drop(plain);
    if (file === undefined) return;
    serial++;
    changed(file.uri);
  };
  /** @param concerns - is asked of what each file extends, in plain URIs; there may be thousands of files */
  const renew = (concerns: (uris: ReadonlySet<string>) => boolean): void => {
    for (const file of [...files.values()]) {
      if (concerns(file.extended.uris)) keep(file.uri, file.version, file.document, { before: file });
    }
  };
  const renewAbove = (plain: string): void => renew((uris) => uris.has(plain));
  /** As it is on the disk; gone, where it isn't there. */
  const load = (uri: string): void => {
    place.look(uri);
    const found = isAuthApis(uri, "") && holds(folders(), uri) && belongs(uri) ? disk(uri) : undefined;
    if (found instanceof Document) keep(uri, undefined, found);
    else drop(plainUri(uri));
  };
  return {
    get(uri) {
      const file = files.get(plainOf(uri));
      return file?.version === undefined ? undefined : file;
    },
    judged(uri) {
      return isPicture(uri) ? undefined : this.get(uri);
    },
    find: (uri) => files.get(plainOf(uri)),
    all: () => [...files.values()].filter(({ uri }) => !isPicture(uri)),
    counted: () => [...files.values()].filter(({ uri }) => belongs(uri)),
    others(uri) {
      const own = plainOf(uri);
      const isLeftOut = place.isLeftOut(own);
      if (!isLeftOut && !belongs(uri)) return [];
      const others = this.counted().filter((file) => file !== files.get(own));
      return isLeftOut ? others.filter(({ extended: { uris } }) => uris.has(own)) : others;
    },
    textOf: (uri) => files.get(plainOf(uri))?.document ?? extendedText(plainOf(uri), files.values()),
    open(uri, languageId, version, text) {
      if (!isAuthApis(uri, languageId)) return;
      keep(uri, version, Document.of(text));
      renewAbove(plainOf(uri));
    },
    change(uri, version, changes) {
      const before = this.get(uri);
      if (before === undefined) return;
      const document = runsOf(changes).reduce(applyRun, before.document);
      keep(uri, version, document, { before, known: before.extended, changes });
      renewAbove(plainOf(uri));
    },
    close(uri) {
      if (this.get(uri) === undefined) return;
      const own = plainOf(uri);
      extended.forget((plain) => plain === own);
      load(uri);
      renewAbove(own);
    },
    know(now) {
      facts = now;
      for (const file of [...files.values()]) keepAnew(file);
    },
    found(uri) {
      const plain = plainUri(uri);
      const file = files.get(plain);
      if (file && !place.isLeftOut(plain)) return false;
      const before = serial;
      place.leaveOut(plain, false);
      extended.forget((each) => each === plain);
      if (file) keepAnew(file);
      else load(uri);
      renewAbove(plain);
      return serial !== before;
    },
    leaveOut(uri) {
      const plain = plainUri(uri);
      const file = files.get(plain);
      if (file === undefined || place.isLeftOut(plain)) return false;
      place.leaveOut(plain, true);
      if (file.version === undefined) drop(plain);
      else keepAnew(file);
      renewAbove(plain);
      return true;
    },
    onDisk(uris) {
      const before = serial;
      const places = new Set(uris.map(plainUri));
      const folders = new Set([...places].filter((plain) => !isYamlName(plain)));
      const concerned = (plain: string): boolean => places.has(plain) || (folders.size > 0 && isAmong(plain, folders));
      extended.forget(concerned);
      for (const [plain, { uri, version }] of [...files]) if (version === undefined && concerned(plain)) load(uri);
      renew((depends) => [...depends].some(concerned));
      return serial !== before;
    },
    onOtherFolders() {
      extended.forget(() => true);
      for (const [plain, { version }] of [...files]) if (version === undefined) drop(plain);
      renew(() => true);
    },
  };
}

/** What leads to a file from one that was there. */
interface Since {
  readonly before?: OpenFile;
  /** What it extends, where that can be no other. */
  readonly known?: Extended;
  readonly changes?: readonly ContentChange[];
}

/** So many files of some APIs are read in a few hundredths of a second. */
const FILES_AT_ONCE = 20;
const ALONE = { files: NO_OTHERS, serial: 0 };

/** The language id of the extension, or a name that says it, in whatever editor. */
function isAuthApis(uri: string, languageId: string): boolean {
  return languageId === "auth-apis" || isAuthApisName(uri.split(/[?#]/, 1).join());
}
