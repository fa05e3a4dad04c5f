import type { Location } from "vscode-languageserver-types";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Span } from "../document/finding.ts";

/** A place of a file, or of one that it extends. */
export function locationOf(at: Span, { base, document }: AuthApisFile, uri: string): Location {
  const home = base?.home(at.block);
  return home ? { uri: home.uri, range: home.document.rangeOf(at) } : { uri, range: document.rangeOf(at) };
}
