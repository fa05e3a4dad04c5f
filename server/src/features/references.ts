import { type DocumentHighlight, DocumentHighlightKind, type Location } from "vscode-languageserver-types";
import type { Position } from "../document/document.ts";
import type { AuthApisFile } from "../document/file.ts";
import { nameAt, sameNames } from "./names/find.ts";
import type { Name } from "./names/name.ts";

/**
 * Every place that names what the word at a position names, in the order of the file.
 *
 * @param declarations - also where it is given
 */
export function references(file: AuthApisFile, position: Position, uri: string, declarations: boolean): Location[] {
  const names = namesAt(file, position).filter(({ defines }) => declarations || !defines);
  return names.map(({ at }) => ({ uri, range: file.document.rangeOf(at) }));
}

/** The same places for an editor to mark; where it is given counts as written. */
export function highlights(file: AuthApisFile, position: Position): DocumentHighlight[] {
  return namesAt(file, position).map(({ at, defines }) => ({
    range: file.document.rangeOf(at),
    kind: defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

function namesAt(file: AuthApisFile, position: Position): readonly Name[] {
  const name = nameAt(file, file.document.offsetAt(position));
  return name ? sameNames(name, file) : [];
}
