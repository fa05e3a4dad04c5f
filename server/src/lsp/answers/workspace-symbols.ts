import type { SymbolInformation } from "vscode-languageserver-types";
import type { AuthApisFile } from "../../document/read/file.ts";
import { resembles, workspaceSymbols } from "../../features/workspace-symbols.ts";
import type { Answers } from "../wire/answer.ts";
import type { OpenFile, OpenFiles } from "../files/open-files.ts";
import type { Searched } from "../files/search.ts";
import type { Steps } from "../../document/steps.ts";
import { readQuery } from "../wire/params.ts";
import type { Stepping } from "./in-steps.ts";

/** Answers which APIs and scopes of the workspace are called something like what was typed; no more than a user looks through. */
export function answerWorkspaceSymbols(
  answers: Answers,
  files: OpenFiles,
  { ofAll }: Stepping,
  search: Searched,
): void {
  const known = new WeakMap<AuthApisFile, readonly SymbolInformation[]>();
  function* symbolsOf({ file, uri }: OpenFile): Steps<readonly SymbolInformation[]> {
    const symbols = known.get(file) ?? (yield* workspaceSymbols(file, uri));
    known.set(file, symbols);
    return symbols;
  }
  const find = ofAll(function* ({ query }: { readonly query: string }) {
    if (search.isUnderWay()) yield search.settled();
    const found: SymbolInformation[] = [];
    for (const file of files.all()) {
      for (const symbol of yield* symbolsOf(file)) if (resembles(symbol.name, query)) found.push(symbol);
      if (found.length >= MOST) return found.slice(0, MOST);
    }
    return found;
  });
  answers("workspace/symbol", readQuery, find);
}

/** A longer word finds fewer. */
const MOST = 1000;
