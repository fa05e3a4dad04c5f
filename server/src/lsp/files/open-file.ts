import type { Document } from "../../document/document.ts";
import { type AuthApisFile, readFile } from "../../document/read/file.ts";
import type { Finding } from "../../document/finding.ts";
import { type Parsing, parsing } from "../../document/read/parse-on.ts";
import type { Steps } from "../../document/steps.ts";
import { fileName } from "../../document/uri.ts";
import type { KnownTenants } from "../../facts/known-tenants.ts";
import { type OtherFile, type OtherFiles, shownToOthers } from "../../rules/about/other-files.ts";
import { analyse } from "../../rules/analyse.ts";
import { judgeSoon } from "../../rules/judge-soon.ts";
import { Look } from "../../rules/look-through.ts";
import { rules } from "../../rules/registry.ts";
import type { ContentChange } from "../wire/params.ts";
import type { Extended } from "./bases.ts";
import { type Edits, edited, NO_EDITS } from "./edits.ts";

interface LastRead {
  readonly file: AuthApisFile | undefined;
  readonly shown: OtherFile | undefined;
  /** It was looked through as a whole. */
  readonly settled: boolean;
}

/** What a version of a file is made of. */
interface Made {
  readonly uri: string;
  /** As the client counts it; `undefined`: it isn't open there, but read from the disk. */
  readonly version: number | undefined;
  readonly document: Document;
  /** What it is read with. */
  readonly extended: Extended;
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

/**
 * One version of a file. What follows from its text is worked out when it is first asked for; what was worked out of the version before goes
 * on to serve where it still holds.
 */
export class OpenFile {
  readonly uri: string;
  readonly version: number | undefined;
  readonly document: Document;
  readonly edits: Edits;
  /** What is left of it to be parsed; before its end, `file` would take long where the document is long. */
  readonly parsing: Parsing;
  readonly extended: Extended;
  readonly #made: Made;
  readonly #wasSettled: boolean;
  /** Let go once its own is read, lest two versions of a file be held. */
  #before: Partial<LastRead> | undefined;
  #file: AuthApisFile | undefined;
  #shown: OtherFile | undefined;
  #found: { readonly others: OtherFiles; readonly findings: readonly Finding[] } | undefined;
  #look: Look | undefined;
  #isBegun = false;

  constructor(made: Made, previous?: OpenFile) {
    this.uri = made.uri;
    this.version = made.version;
    this.document = made.document;
    this.edits = edited(previous?.edits ?? NO_EDITS, made.changes);
    this.parsing = parsing(made.document);
    this.extended = made.extended;
    this.#made = made;
    this.#before = previous?.last;
    this.#wasSettled = previous?.last.settled ?? false;
  }

  get file(): AuthApisFile {
    if (this.#file === undefined) {
      this.#file = readFile(this.document, this.extended.options, this.#before?.file);
      this.#before = { shown: this.#before?.shown };
    }
    return this.#file;
  }

  get findings(): readonly Finding[] {
    const { files } = this.#made.others();
    if (this.#found?.others !== files) {
      const findings = analyse(this.file, { rules, facts: this.#made.facts, others: files });
      this.#found = { others: files, findings };
    }
    return this.#found.findings;
  }

  /** What `findings` would be of what an edit makes of `file`; `undefined` where that takes long. */
  judge(edited: AuthApisFile): Steps<readonly Finding[] | undefined> {
    return judgeSoon(edited, { facts: this.#made.facts, others: this.#made.others().files });
  }

  /** Looks at some more of what is new in a long file; is there more? Then `findings` would take long. */
  lookOn(): boolean {
    if (this.#found) return false;
    const most = this.#isBegun ? STEP : this.#wasSettled ? AT_ONCE : SCREEN;
    this.#isBegun = true;
    if (!this.#file && this.parsing.on(Math.max(most, STEP))) return true;
    this.#look ??= new Look(this.file, this.#made.facts);
    return this.#look.on(most) || this.#made.lookAround();
  }

  /** What can be said of what was looked at. */
  get findingsSoFar(): readonly Finding[] {
    return this.#look?.findings ?? [];
  }

  /** What other files are told of it; the same object where nothing of that has changed. */
  get shown(): OtherFile {
    if (this.#shown === undefined) {
      this.#shown = shownToOthers(this.file, this.uri, fileName(this.uri), this.#before?.shown);
      this.#before = undefined;
    }
    return this.#shown;
  }

  /** Another one wherever the findings may be others. */
  get resultId(): string {
    return `${this.#made.serial}.${this.#made.others().serial}`;
  }

  /** What was worked out last, be it of an earlier version. */
  get last(): LastRead {
    return {
      file: this.#file ?? this.#before?.file,
      shown: this.#shown ?? this.#before?.shown,
      settled: this.#wasSettled || this.#found !== undefined,
    };
  }
}

// In units of `Look.on`; a usual API is about a thousand.
/** What a screen shows of a file that was just opened. */
const SCREEN = 16_000;
/** What takes no longer than a request may wait. */
const STEP = 200_000;
/** What an edit may cost at once, lest findings that somebody sees go and come again. */
const AT_ONCE = 750_000;
