import { Document } from "../../server/src/document/document.ts";
import { readBase } from "../../server/src/document/read/extends.ts";
import { type AuthApisFile, readFile } from "../../server/src/document/read/file.ts";
import type { Finding } from "../../server/src/document/finding.ts";
import { analyse } from "../../server/src/rules/analyse.ts";

const FOLDER = "file:///work/";

/** Reads the first of some files of one folder, each `[name, text]`; the others are there to be extended. */
export function readExtended(...files: readonly (readonly [string, string])[]): AuthApisFile {
  const texts = new Map(files.map(([name, text]) => [FOLDER + name, Document.of(text)]));
  const [[name, text] = ["", ""]] = files;
  const document = Document.of(text);
  const base = readBase(document, FOLDER + name, (uri) => texts.get(uri) ?? { problem: "is not there" });
  return readFile(document, { base });
}

/** What is said of the first file: the rule, what it underlines, and the message. */
export function said(...files: readonly (readonly [string, string])[]): readonly (readonly [string, string, string])[] {
  return analyse(readExtended(...files)).map((finding) => [finding.rule, underlined(finding), finding.message]);
}

export function underlined({ at: { block, start, end } }: Finding): string {
  return block.text.slice(start, end);
}
