import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { indexFiles } from "../../rules/about/files-index.ts";
import { type OtherFile, shownToOthers } from "../../rules/about/other-files.ts";
import { analyse } from "../../rules/analyse.ts";
import type { InputFile } from "./input-file.ts";

/** The files with what is to be said of them as the files of one workspace; a file that is named twice is one file. */
export function judgeTogether(inputs: readonly InputFile[], cwd: string): readonly InputFile[] {
  const uriOf = ({ path }: InputFile): string => pathToFileURL(resolve(cwd, path)).href;
  const shown = new Map<string, OtherFile>(
    inputs.map((input) => [uriOf(input), shownToOthers(input.file, uriOf(input), input.path)]),
  );
  if (shown.size < 2) return inputs;
  const index = indexFiles(shown);
  return inputs.map((input) =>
    input.isText ? { ...input, findings: analyse(input.file, { others: { index, own: uriOf(input) } }) } : input,
  );
}
