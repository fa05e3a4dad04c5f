import type { Document } from "../../document/document.ts";
import { type AuthApisFile, readFile } from "../../document/read/file.ts";
import type { Finding } from "../../document/finding.ts";
import type { KnownTenants } from "../../facts/known-tenants.ts";
import { type OtherFile, type OtherFiles, shownToOthers } from "../../rules/about/other-files.ts";
import { analyse } from "../../rules/analyse.ts";
import { fileName } from "../../rules/engine/home.ts";
import { rules } from "../../rules/registry.ts";
import { opening } from "./opening.ts";
import type { Extended } from "./bases.ts";

/** One version of a file. What follows from its text is worked out when it is first asked for. */
export interface OpenFile {
  readonly uri: string;
  /** As the client counts it; `undefined`: it isn't open there, but read from the disk. */
  readonly version: number | undefined;
  readonly document: Document;
  readonly file: AuthApisFile;
  readonly findings: readonly Finding[];
  /** What can be said of a long file before all of it is looked through, more at each call; `undefined` if that is done. */
  findingsSoFar(): readonly Finding[] | undefined;
  /** Another one wherever the findings may be others. */
  readonly resultId: string;
  /** What it is read with. */
  readonly extended: Extended;
  /** What other files are told of it; the same object where nothing of that has changed. */
  readonly shown: OtherFile;
  /** What was worked out last, be it of an earlier version or of a part. */
  readonly last: LastRead;
}

interface LastRead {
  readonly file: AuthApisFile | undefined;
  readonly shown: OtherFile | undefined;
  /** It was looked through as a whole. */
  readonly settled: boolean;
}

/** What a snapshot is made of. */
export interface Made extends Pick<OpenFile, "uri" | "version" | "document" | "extended"> {
  /** Never the same twice. */
  readonly serial: number;
  readonly facts: KnownTenants;
  /** The other files of the workspace as they are when it is asked. */
  readonly others: () => { readonly files: OtherFiles; readonly serial: number };
}

/** A version of a file; what was worked out of the version before goes on to serve where it still holds. */
export function snapshot(made: Made, previous?: OpenFile): OpenFile {
  const { uri, version, document, extended, facts } = made;
  const before = previous?.last;
  const settled = before?.settled ?? false;
  /** What was read last, so that nothing is read twice, be a part asked for first or the whole. */
  let last = before?.file;
  const read = (text: Document): AuthApisFile => (last = readFile(text, extended.options, last));
  const part = opening(document, read, facts);
  let file: AuthApisFile | undefined;
  let shown: OtherFile | undefined;
  let found: { readonly others: OtherFiles; readonly findings: readonly Finding[] } | undefined;
  return {
    uri,
    version,
    document,
    extended,
    get file() {
      file ??= read(document);
      return file;
    },
    get findings() {
      const { files } = made.others();
      if (found?.others !== files)
        found = { others: files, findings: analyse(this.file, { rules, facts, others: files }) };
      return found.findings;
    },
    findingsSoFar: () => (settled || found ? undefined : part.step()),
    get shown() {
      shown ??= shownToOthers(this.file, uri, fileName(uri), before?.shown);
      return shown;
    },
    get resultId() {
      return `${made.serial}.${made.others().serial}`;
    },
    get last() {
      return {
        file: last,
        shown: shown ?? before?.shown,
        settled: settled || found !== undefined,
      };
    },
  };
}
