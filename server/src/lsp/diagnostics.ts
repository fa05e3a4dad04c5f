import { type Connection, type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from "vscode-languageserver";
import { type DiagnosticOptions, diagnostics } from "../features/diagnostics.ts";
import type { Log } from "./log.ts";
import type { OpenFile, OpenFiles } from "./open-files.ts";

/** Answers a pull; where the client holds the answer for this very version, nothing is worked out or sent again. */
export function pullDiagnostics(
  open: OpenFile | undefined,
  previousResultId: string | undefined,
  options: DiagnosticOptions,
): DocumentDiagnosticReport {
  if (open === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
  const resultId = String(open.serial);
  if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return {
    kind: DocumentDiagnosticReportKind.Full,
    resultId,
    items: [...diagnostics(open.findings, open.document, options)],
  };
}

/**
 * For clients that can't pull: sends a file's diagnostics once the messages that have come in are read, so that a burst of edits
 * costs one analysis. A file that was closed loses its diagnostics.
 */
export function pusher(
  connection: Connection,
  files: OpenFiles,
  log: Log,
): (uri: string, options: DiagnosticOptions) => void {
  const due = new Map<string, DiagnosticOptions>();
  const send = (): void => {
    const all = [...due];
    due.clear();
    for (const [uri, options] of all) {
      const open = files.get(uri);
      try {
        const found = open ? [...diagnostics(open.findings, open.document, options)] : [];
        void connection.sendDiagnostics({ uri, diagnostics: found, ...(open && { version: open.version }) });
      } catch (error) {
        log.failure("Publishing diagnostics", error);
      }
    }
  };
  return (uri, options) => {
    if (due.size === 0) setTimeout(send, 0);
    due.set(uri, options);
  };
}
