import type { Location } from "vscode-languageserver-types";
import type { Position } from "../document/document.ts";
import type { AuthApisFile } from "../document/file.ts";
import { locationOf } from "./location.ts";
import { nameAt, sameNames } from "./names/find.ts";
import type { Name } from "./names/name.ts";

/**
 * Where the file gives what the word at a position names: a grant's scope leads to the API's scope, a short name or a variable to
 * every tenant that gives it, an alias to its anchor, `tenant.domain` to the domains.
 */
export function definition(file: AuthApisFile, position: Position, uri: string): Location[] {
  const name = nameAt(file, file.document.offsetAt(position));
  if (name === undefined) return [];
  const spans = builtIn(name, file) ?? sameNames(name, file).flatMap(({ defines, at }) => (defines ? [at] : []));
  return spans.map((at) => locationOf(at, file, uri));
}

function builtIn({ kind, name }: Name, { tenants }: AuthApisFile): readonly Name["at"][] | undefined {
  if (kind !== "variable") return undefined;
  if (name === "tenant.domain") return tenants.flatMap(({ domainAt }) => domainAt ?? []);
  return name === "tenant.name" ? tenants.flatMap(({ at }) => at ?? []) : undefined;
}
