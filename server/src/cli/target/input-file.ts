import { Document } from "../../document/document.ts";
import { type AuthApisFile, readFile, type ReadOptions } from "../../document/read/file.ts";
import type { Finding } from "../../document/finding.ts";
import { analyse } from "../../rules/analyse.ts";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { baseOf } from "./base.ts";
import { readInputText } from "./input-text.ts";

/** A file as the command line has read it. */
export interface InputFile {
  /** As it was named, or relative to the working directory. */
  readonly path: string;
  readonly document: Document;
  readonly file: AuthApisFile;
  /** All of a file that is checked; of one that a tenant is compared with, the errors: they are what blocks. */
  readonly findings: readonly Finding[];
  /** Could it be read as text? If not, that is its one finding. */
  readonly isText: boolean;
  /** What it was read with. */
  readonly options: ReadOptions;
}

/** Reads a file and finds whatever is to be said of it. @throws UsageError where it can't be read */
export async function readInput(path: string, options: ReadOptions, terminal: Terminal): Promise<InputFile> {
  const { text, problem } = await readInputText(path, terminal);
  const document = Document.of(text);
  if (problem === undefined) {
    const file = readFile(document, { ...options, base: baseOf(path, document, terminal) });
    return { path, document, file, findings: analyse(file), isText: true, options };
  }
  const place = document.blockAt(problem.offset);
  const at = place && { block: place.block, start: place.offset, end: place.offset + 1 };
  const finding = at && ({ rule: "syntax", severity: "error", message: problem.message, at } as const);
  const file = readFile(Document.of(""));
  return { path, document, file, findings: finding ? [finding] : [], isText: false, options };
}

/** The text of a file that a tenant is to be changed by. @throws UsageError where it can't be read as text */
export async function readDocument(path: string, terminal: Terminal): Promise<Document> {
  const { text, problem } = await readInputText(path, terminal);
  const document = Document.of(text);
  if (problem === undefined) return document;
  const { line, character } = document.positionAt(problem.offset);
  throw new UsageError(`${path}:${line + 1}:${character + 1}: ${problem.message}`);
}

/** Reads a file as a tenant's, and finds its errors. */
export function judge(path: string, document: Document, options: ReadOptions): InputFile {
  const file = readFile(document, options);
  return { path, document, file, findings: analyse(file, { only: "errors" }), isText: true, options };
}
