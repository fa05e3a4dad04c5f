import type { Location } from "vscode-languageserver-types";
import type { Position, Range } from "../document/document.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import { documentLinks } from "./document-links.ts";
import { locationOf } from "./location.ts";
import { type NamedIn, namesAcross } from "./names/across.ts";
import { nameAt } from "./names/find.ts";
import type { Name } from "./names/name.ts";
import { extendsFile, NO_FILES, type PlacedFile } from "./names/placed-file.ts";

/**
 * Where the file gives what the word at a position names: a grant's scope leads to the API's scope, a short name or a variable to
 * every tenant that gives it, be it in a file that this one extends, an alias to its anchor, `tenant.domain` to the domains. What
 * is left to those that extend the file, leads to them. The path of the file that this one extends leads there.
 *
 * @param others - the workspace's other files
 */
export function definition(here: PlacedFile, position: Position, others = NO_FILES): readonly Location[] {
  const { file, uri } = here;
  const name = nameAt(file, file.document.offsetAt(position));
  if (name === undefined) return extended(here, position);
  const known = builtIn(name, file);
  if (known) return known.map((at) => locationOf(at, file, uri));
  const { found } = namesAcross(name, here, others);
  const own = found.filter(({ placed }) => placed === here || extendsFile(here, placed)).flatMap(given);
  return own.length > 0 ? own : found.flatMap(given);
}

/** The beginning of the file whose path stands here. */
function extended({ file, uri }: PlacedFile, position: Position): readonly Location[] {
  const start = { line: 0, character: 0 };
  return documentLinks(file, uri).flatMap(({ range, target }) =>
    target !== undefined && isIn(position, range) ? [{ uri: target, range: { start, end: start } }] : [],
  );
}

function isIn({ line, character }: Position, { start, end }: Range): boolean {
  return line === start.line && line === end.line && start.character <= character && character <= end.character;
}

function given({ placed: { uri, file }, names }: NamedIn): readonly Location[] {
  return names.flatMap(({ defines, at }) => (defines ? [{ uri, range: file.document.rangeOf(at) }] : []));
}

function builtIn({ kind, name }: Name, { tenants }: AuthApisFile): readonly Name["at"][] | undefined {
  if (kind !== "variable") return undefined;
  if (name === "tenant.domain") return tenants.flatMap(({ domainAt }) => domainAt ?? []);
  return name === "tenant.name" ? tenants.flatMap(({ at }) => at ?? []) : undefined;
}
