import type { TextDocument } from "vscode";
import type { ApiView } from "../../../server/src/document/read/api.ts";
import type { Span } from "../../../server/src/document/finding.ts";
import type { Grant } from "../../../server/src/document/read/grant.ts";
import { viewFor } from "../../../server/src/tenant/desired/desired-from-file.ts";
import type { Target } from "../tenants/target.ts";
import { editorOf } from "../views/editor-of.ts";

/** The API in which the cursor stands, as the target's tenant sees it, and its grant in which it stands. */
export function atCursor(document: TextDocument, target: Target): { api?: ApiView; grant?: Grant } {
  const line = editorOf(document)?.selection.active.line;
  if (line === undefined) return {};
  const { file } = target.open;
  const holds = (at: Span): boolean => {
    const { start, end } = file.document.rangeOf(at);
    // A block's span ends at the start of the line behind it.
    return start.line <= line && (line < end.line || (line === end.line && (end.character > 0 || start.line === line)));
  };
  const views = file.apis.map((entry) => viewFor(entry, target.tenant, file));
  const api = views.find((view) => view && holds(view.value.at));
  const grant = api?.grants?.find(({ at }) => holds(at));
  return { ...(api && { api }), ...(grant && { grant }) };
}
