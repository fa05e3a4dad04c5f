import type { Document } from "../../document/document.ts";
import { type AuthApisFile, readFile } from "../../document/read/file.ts";
import type { Finding } from "../../document/finding.ts";
import { type Parsing, parsing } from "../../document/read/parse-on.ts";
import type { Steps } from "../../document/steps.ts";
import type { KnownTenants } from "../../facts/known-tenants.ts";
import { type OtherFile, type OtherFiles, shownToOthers } from "../../rules/about/other-files.ts";
import { analyse } from "../../rules/analyse.ts";
import { judgeSoon } from "../../rules/judge-soon.ts";
import { type Look, lookThrough } from "../../rules/look-through.ts";
import { fileName } from "../../rules/engine/home.ts";
import { rules } from "../../rules/registry.ts";
import type { ContentChange } from "../wire/params.ts";
import type { Extended } from "./bases.ts";
import { type Edits, edited, NO_EDITS } from "./edits.ts";

/** One version of a file. What follows from its text is worked out when it is first asked for. */
export interface OpenFile {
  readonly uri: string;
  /** As the client counts it; `undefined`: it isn't open there, but read from the disk. */
  readonly version: number | undefined;
  readonly document: Document;
  readonly edits: Edits;
  /** What is left of it to be parsed; before its end, `file` would take long where the document is long. */
  readonly parsing: Parsing;
  readonly file: AuthApisFile;
  readonly findings: readonly Finding[];
  /** Looks at some more of what is new in a long file; is there more? Then `findings` would take long. */
  lookOn(): boolean;
  /** What `findings` would be of what an edit makes of `file`; `undefined` where that takes long. */
  readonly judge: (edited: AuthApisFile) => Steps<readonly Finding[] | undefined>;
  /** What can be said of what was looked at. */
  readonly findingsSoFar: readonly Finding[];
  /** Another one wherever the findings may be others. */
  readonly resultId: string;
  /** What it is read with. */
  readonly extended: Extended;
  /** What other files are told of it; the same object where nothing of that has changed. */
  readonly shown: OtherFile;
  /** What was worked out last, be it of an earlier version. */
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
  /** What makes the document of the one before. */
  readonly changes: readonly ContentChange[];
  readonly facts: KnownTenants;
  /** The other files of the workspace as they are when it is asked. */
  readonly others: () => { readonly files: OtherFiles; readonly serial: number };
  /** Looks at some of those that it hasn't looked at yet; are there more? */
  readonly lookAround: () => boolean;
}

/** A version of a file; what was worked out of the version before goes on to serve where it still holds. */
export function snapshot(made: Made, previous?: OpenFile): OpenFile {
  const { uri, version, document, extended, facts } = made;
  const settled = previous?.last.settled ?? false;
  // Let go once its own is read, lest two versions of a file be held.
  let before: Partial<LastRead> | undefined = previous?.last;
  const parsed = parsing(document);
  let isBegun = false;
  let look: Look | undefined;
  let file: AuthApisFile | undefined;
  let shown: OtherFile | undefined;
  let found: { readonly others: OtherFiles; readonly findings: readonly Finding[] } | undefined;
  return {
    uri,
    version,
    document,
    edits: edited(previous?.edits ?? NO_EDITS, made.changes),
    parsing: parsed,
    extended,
    get file() {
      if (file === undefined) {
        file = readFile(document, extended.options, before?.file);
        before = { shown: before?.shown };
      }
      return file;
    },
    get findings() {
      const { files } = made.others();
      if (found?.others !== files)
        found = { others: files, findings: analyse(this.file, { rules, facts, others: files }) };
      return found.findings;
    },
    judge: (edited) => judgeSoon(edited, { facts, others: made.others().files }),
    lookOn() {
      if (found) return false;
      const most = isBegun ? STEP : settled ? AT_ONCE : SCREEN;
      isBegun = true;
      if (!file && parsed.on(Math.max(most, STEP))) return true;
      look ??= lookThrough(this.file, facts);
      return look.on(most) || made.lookAround();
    },
    get findingsSoFar() {
      return look?.findings ?? [];
    },
    get shown() {
      if (shown === undefined) {
        shown = shownToOthers(this.file, uri, fileName(uri), before?.shown);
        before = undefined;
      }
      return shown;
    },
    get resultId() {
      return `${made.serial}.${made.others().serial}`;
    },
    get last() {
      return {
        file: file ?? before?.file,
        shown: shown ?? before?.shown,
        settled: settled || found !== undefined,
      };
    },
  };
}

// In units of `Look.on`; a usual API is about a thousand.
/** What a screen shows of a file that was just opened. */
const SCREEN = 16_000;
/** What takes no longer than a request may wait. */
const STEP = 200_000;
/** What an edit may cost at once, lest findings that somebody sees go and come again. */
const AT_ONCE = 750_000;
