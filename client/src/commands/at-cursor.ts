import { type TextDocument, window } from "vscode";
import type { ApiView } from "../../../server/src/document/api.ts";
import type { Span } from "../../../server/src/document/finding.ts";
import type { Grant } from "../../../server/src/document/grant.ts";
import { viewFor } from "../../../server/src/tenant/desired-from-file.ts";
import type { Target } from "../tenants/tenant-choice.ts";

/** The API in which the cursor stands, as the target's tenant sees it. */
export function apiAt(document: TextDocument, target: Target): ApiView | undefined {
  const line = cursorLine(document);
  if (line === undefined) return undefined;
  const { file } = target.open;
  return file.apis
    .map((entry) => viewFor(entry, target.tenant, file))
    .find((api) => api && holds(api.value.at, line, target));
}

/** The grant in which the cursor stands. */
export function grantAt(document: TextDocument, target: Target): Grant | undefined {
  const line = cursorLine(document);
  if (line === undefined) return undefined;
  return apiAt(document, target)?.grants?.find(({ at }) => holds(at, line, target));
}

function cursorLine(document: TextDocument): number | undefined {
  const editor = window.visibleTextEditors.find((each) => each.document === document);
  return editor?.selection.active.line;
}

function holds(at: Span, line: number, { open }: Target): boolean {
  const { start, end } = open.file.document.rangeOf(at);
  return start.line <= line && line <= end.line;
}
