import { type CodeAction, CodeActionKind, type Diagnostic } from "vscode-languageserver-types";
import { readData } from "../audience/diagnostic-data.ts";
import { shown } from "../schema/words.ts";
import { AUDIENCE_NEAR_MISS } from "../audience/silence.ts";

/** The quick fixes for near misses in a file, made of nothing but their diagnostics: its text isn't kept. */
export function audienceFixes(uri: string, diagnostics: readonly Diagnostic[]): CodeAction[] {
  return diagnostics
    .filter(({ code }) => code === AUDIENCE_NEAR_MISS)
    .flatMap((diagnostic) => {
      const { repairs } = readData(diagnostic.data);
      return repairs.map(({ identifier, newText }) => ({
        title: `Use the identifier ${shown(identifier)}`,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        edit: { changes: { [uri]: [{ range: diagnostic.range, newText }] } },
        ...(repairs.length === 1 && { isPreferred: true }),
      }));
    });
}
