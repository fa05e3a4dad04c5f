import type { CodeAction, CodeActionContext } from "vscode-languageserver-types";
import { Document } from "../../server/src/document/document.ts";
import type { Finding } from "../../server/src/document/finding.ts";
import { type AuthApisFile, readFile } from "../../server/src/document/read/file.ts";
import { atOnce, type Steps } from "../../server/src/document/steps.ts";
import { codeActions } from "../../server/src/features/code-actions.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import type { Rule } from "../../server/src/rules/rule.ts";
import { symmetricSigning } from "../../server/src/rules/symmetric-signing.ts";

export const OPTIONS = { uri: "file:///auth-apis.yaml", version: 3, versioned: false, related: false };
export const ALL: CodeActionContext = { diagnostics: [] };

/** The actions for what stands between the two `|` of a text. */
export function actions(
  marked: string,
  context = ALL,
  options = OPTIONS,
  judging: readonly Rule[] = [symmetricSigning],
): { text: string; actions: CodeAction[] } {
  const [before = "", inside = "", behind = ""] = marked.split("|");
  const document = Document.of(before + inside + behind);
  const range = { start: document.positionAt(before.length), end: document.positionAt(before.length + inside.length) };
  const file = readFile(document);
  function* judge(judged: AuthApisFile): Steps<readonly Finding[]> {
    return analyse(judged, { rules: judging });
  }
  const findings = atOnce(judge(file));
  return { text: document.text, actions: atOnce(codeActions(findings, file, range, context, { ...options, judge })) };
}
