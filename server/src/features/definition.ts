import type { Location } from "vscode-languageserver-types";
import type { Position } from "../document/document.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import { locationOf } from "./location.ts";
import { type NamedIn, namesAcross } from "./names/across.ts";
import { nameAt } from "./names/find.ts";
import type { Name } from "./names/name.ts";
import { extendsFile, NO_FILES, type PlacedFile } from "./names/placed-file.ts";

/**
 * Where the file gives what the word at a position names: a grant's scope leads to the API's scope, a short name or a variable to
 * every tenant that gives it, be it in a file that this one extends, an alias to its anchor, `tenant.domain` to the domains. What
 * is left to those that extend the file, leads to them.
 *
 * @param others - the workspace's other files
 */
export function definition(here: PlacedFile, position: Position, others = NO_FILES): readonly Location[] {
  const { file, uri } = here;
  const name = nameAt(file, file.document.offsetAt(position));
  if (name === undefined) return [];
  const known = builtIn(name, file);
  if (known) return known.map((at) => locationOf(at, file, uri));
  const { found } = namesAcross(name, here, others);
  const own = found.filter(({ placed }) => placed === here || extendsFile(here, placed)).flatMap(given);
  return own.length > 0 ? own : found.flatMap(given);
}

function given({ placed: { uri, file }, names }: NamedIn): readonly Location[] {
  return names.flatMap(({ defines, at }) => (defines ? [{ uri, range: file.document.rangeOf(at) }] : []));
}

function builtIn({ kind, name }: Name, { tenants }: AuthApisFile): readonly Name["at"][] | undefined {
  if (kind !== "variable") return undefined;
  if (name === "tenant.domain") return tenants.flatMap(({ domainAt }) => domainAt ?? []);
  return name === "tenant.name" ? tenants.flatMap(({ at }) => at ?? []) : undefined;
}
