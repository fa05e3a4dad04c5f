import { type SymbolInformation, SymbolKind } from "vscode-languageserver-types";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Steps } from "../document/steps.ts";
import { documentSymbols } from "./document-symbols.ts";

/** A file's APIs, found by name and by identifier, and their scopes; of a file whose outline has the APIs alone, these. */
export function* workspaceSymbols(file: AuthApisFile, uri: string): Steps<readonly SymbolInformation[]> {
  const symbols = yield* documentSymbols(file);
  const apis = symbols.flat(2).filter(({ kind }) => kind === SymbolKind.Interface);
  return apis.flatMap(({ name, detail, kind, selectionRange, children = [] }) => {
    // Editors match what is typed with the name alone.
    const title = detail === undefined || detail === name ? name : `${name} (${detail})`;
    const scopes = children.filter((child) => child.kind === SymbolKind.EnumMember);
    return [
      { name: title, kind, location: { uri, range: selectionRange } },
      ...scopes.map((scope) => ({
        name: scope.name,
        kind: scope.kind,
        location: { uri, range: scope.selectionRange },
        containerName: name,
      })),
    ];
  });
}

/** Has a name the characters of what was typed, in their order? Upper and lower case are the same, spaces don't count. */
export function resembles(name: string, typed: string): boolean {
  const rest = name.toLowerCase();
  let at = 0;
  for (const char of typed.toLowerCase().replaceAll(/\s/g, "")) {
    at = rest.indexOf(char, at) + char.length;
    if (at < char.length) return false;
  }
  return true;
}
