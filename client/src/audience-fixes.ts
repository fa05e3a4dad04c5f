import {
  CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Diagnostic,
  type Disposable,
  l10n,
  languages,
  type Range,
  type TextDocument,
  WorkspaceEdit,
} from "vscode";
import { readData } from "../../server/src/audience/diagnostic-data.ts";
import { AUDIENCE_NEAR_MISS } from "../../server/src/audience/silence.ts";
import { plain } from "./views/plain.ts";

/**
 * Quick fixes for near misses in code and configuration. VS Code asks a language server for actions only in the documents that it
 * serves, and these are of any language.
 */
export function offerAudienceFixes(): Disposable {
  const provideCodeActions = (document: TextDocument, _: Range, { diagnostics }: CodeActionContext) =>
    diagnostics.filter(isNearMiss).flatMap((diagnostic) => fixes(document, diagnostic));
  const kinds = { providedCodeActionKinds: [CodeActionKind.QuickFix] };
  return languages.registerCodeActionsProvider({ scheme: "file" }, { provideCodeActions }, kinds);
}

function isNearMiss({ code }: Diagnostic): boolean {
  return (typeof code === "object" ? code.value : code) === AUDIENCE_NEAR_MISS;
}

/** None where the text has been edited since it was looked at: the next look finds it again. */
function fixes(document: TextDocument, diagnostic: Diagnostic): CodeAction[] {
  const { written, repairs } = readData("data" in diagnostic ? diagnostic.data : undefined);
  if (document.getText(diagnostic.range) !== written) return [];
  return repairs.map(({ identifier, newText }) => {
    const action = new CodeAction(l10n.t("Use the identifier {0}", plain(identifier)), CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    action.isPreferred = repairs.length === 1;
    action.edit = new WorkspaceEdit();
    action.edit.replace(document.uri, diagnostic.range, newText);
    return action;
  });
}
