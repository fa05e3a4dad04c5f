import type { SymbolInformation } from "vscode-languageserver-types";
import type { AuthApisFile } from "../../document/read/file.ts";
import { resembles, workspaceSymbols } from "../../features/workspace-symbols.ts";
import type { Answers } from "../wire/answer.ts";
import type { OpenFile, OpenFiles } from "../files/open-files.ts";
import { readQuery } from "../wire/params.ts";

/** Answers which APIs and scopes of the workspace are called something like what was typed; no more than a user looks through. */
export function answerWorkspaceSymbols(answers: Answers, files: OpenFiles): void {
  const known = new WeakMap<AuthApisFile, readonly SymbolInformation[]>();
  const symbolsOf = ({ file, uri }: OpenFile): readonly SymbolInformation[] => {
    const symbols = known.get(file) ?? workspaceSymbols(file, uri);
    known.set(file, symbols);
    return symbols;
  };
  answers("workspace/symbol", readQuery, ({ query }) => {
    const found: SymbolInformation[] = [];
    for (const file of files.all()) {
      for (const symbol of symbolsOf(file)) if (resembles(symbol.name, query)) found.push(symbol);
      if (found.length >= MOST) return found.slice(0, MOST);
    }
    return found;
  });
}

/** A longer word finds fewer. */
const MOST = 1000;
