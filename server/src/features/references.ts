import { type DocumentHighlight, DocumentHighlightKind, type Location } from "vscode-languageserver-types";
import type { Position } from "../document/document.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import { namesAcross } from "./names/across.ts";
import { nameAt, sameNames } from "./names/find.ts";
import { NO_FILES, type PlacedFile } from "./names/placed-file.ts";

/**
 * Every place that names what the word at a position names, file by file, this one first.
 *
 * @param declarations - also where it is given
 * @param others - the workspace's other files
 */
export function references(
  here: PlacedFile,
  position: Position,
  declarations: boolean,
  others = NO_FILES,
): readonly Location[] {
  const name = nameAt(here.file, here.file.document.offsetAt(position));
  if (name === undefined) return [];
  return namesAcross(name, here, others).found.flatMap(({ placed: { file, uri }, names }) =>
    names
      .filter(({ defines }) => declarations || !defines)
      .map(({ at }) => ({ uri, range: file.document.rangeOf(at) })),
  );
}

/** The file's own places for an editor to mark; where it is given counts as written. */
export function highlights(file: AuthApisFile, position: Position): DocumentHighlight[] {
  const name = nameAt(file, file.document.offsetAt(position));
  return (name ? sameNames(name, file) : []).map(({ at, defines }) => ({
    range: file.document.rangeOf(at),
    kind: defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
