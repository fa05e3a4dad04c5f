import { type Connection, type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from "vscode-languageserver";
import { type DiagnosticOptions, diagnostics } from "../features/diagnostics.ts";
import type { Log } from "./log.ts";
import type { OpenFile, OpenFiles } from "./open-files.ts";

/**
 * Answers a pull; where the client holds the answer for this very version, nothing is worked out or sent again.
 *
 * @param unfinished - is called if there is more to come; without it all is worked out before the answer
 */
export function pullDiagnostics(
  open: OpenFile | undefined,
  previousResultId: string | undefined,
  options: DiagnosticOptions,
  unfinished?: () => void,
): DocumentDiagnosticReport {
  if (open === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
  const resultId = String(open.serial);
  if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  const soFar = unfinished && open.findingsSoFar();
  if (soFar) unfinished();
  return {
    kind: DocumentDiagnosticReportKind.Full,
    resultId: soFar ? `${resultId} so far` : resultId,
    items: [...diagnostics(soFar ?? open.findings, open.document, options)],
  };
}

/**
 * Looks through a long file, giving way to whatever the client asks meanwhile.
 *
 * @param done - is called once all is known, of the newest version
 */
export function settler(files: OpenFiles, log: Log): (uri: string, done: () => void) => void {
  const busy = new Set<string>();
  const step = (uri: string, done: () => void): void => {
    try {
      if (files.get(uri)?.findingsSoFar()) return void setImmediate(step, uri, done);
      busy.delete(uri);
      done();
    } catch (error) {
      busy.delete(uri);
      log.failure("Looking through a file", error);
    }
  };
  return (uri, done) => {
    if (busy.has(uri)) return;
    busy.add(uri);
    setImmediate(step, uri, done);
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
  const settle = settler(files, log);
  const send = (uri: string, options: DiagnosticOptions): void => {
    const open = files.get(uri);
    try {
      const soFar = open?.findingsSoFar();
      const found = open ? [...diagnostics(soFar ?? open.findings, open.document, options)] : [];
      void connection.sendDiagnostics({ uri, diagnostics: found, ...(open && { version: open.version }) });
      if (soFar) settle(uri, () => send(uri, options));
    } catch (error) {
      log.failure("Publishing diagnostics", error);
    }
  };
  const sendAll = (): void => {
    const all = [...due];
    due.clear();
    for (const [uri, options] of all) send(uri, options);
  };
  return (uri, options) => {
    if (due.size === 0) setTimeout(sendAll, 0);
    due.set(uri, options);
  };
}
