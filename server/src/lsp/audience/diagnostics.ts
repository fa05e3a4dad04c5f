import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver-types";
import { TextDocument } from "vscode-languageserver-textdocument";
import { messageOf } from "../../audience/message.ts";
import { repairs } from "../../audience/repair.ts";
import type { Hit } from "../../audience/scan.ts";
import { AUDIENCE_NEAR_MISS } from "../../audience/silence.ts";
import { SOURCE } from "../../features/diagnostics.ts";
import { ruleLink } from "../../features/rule-link.ts";

/** Hits as an editor shows them, with the data of which its quick fixes are made. */
export function audienceDiagnostics(
  text: string,
  hits: readonly Hit[],
  rulesPage: string | undefined,
): readonly Diagnostic[] {
  const document = TextDocument.create("", "", 0, text);
  return hits.map((hit) => ({
    range: { start: document.positionAt(hit.start), end: document.positionAt(hit.end) },
    severity: DiagnosticSeverity.Warning,
    code: AUDIENCE_NEAR_MISS,
    source: SOURCE,
    message: messageOf(hit),
    data: { written: hit.written, repairs: repairs(hit) },
    ...(rulesPage !== undefined && { codeDescription: { href: ruleLink(rulesPage, AUDIENCE_NEAR_MISS) } }),
  }));
}
