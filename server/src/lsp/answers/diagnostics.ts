import { type CancellationToken, ResponseError } from "vscode-jsonrpc/node";
import type {
  DocumentDiagnosticReport,
  PublishDiagnosticsParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { type DiagnosticOptions, diagnostics } from "../../features/diagnostics.ts";
import { REQUEST_CANCELLED } from "../wire/answer.ts";
import type { Log } from "../log.ts";
import type { OpenFile, OpenFiles } from "../files/open-files.ts";
import type { PositionEncoding } from "../wire/position-encoding.ts";
import { tell } from "./told.ts";

/**
 * Answers a pull. Where the client holds the same diagnostics already, be it of an earlier version, nothing is sent again: most
 * keystrokes neither make a finding nor move one.
 *
 * @param unfinished - is called if there is more to come; without it all is worked out before the answer
 */
export function pullDiagnostics(
  open: OpenFile | undefined,
  previousResultId: string | undefined,
  options: DiagnosticOptions,
  unfinished?: () => void,
): DocumentDiagnosticReport {
  if (open === undefined) return { kind: "full", items: [] };
  if (unfinished && open.lookOn()) {
    unfinished();
    const items = diagnostics(open.findingsSoFar, open.document, options);
    return { kind: "full", resultId: `${open.resultId} so far`, items };
  }
  const { resultId, items } = tell(open, options);
  return resultId === previousResultId ? { kind: "unchanged", resultId } : { kind: "full", resultId, items };
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
      if (files.get(uri)?.lookOn()) return void setImmediate(step, uri, done);
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
 * Answers a pull for the whole workspace, file by file; between two steps other messages have their turn. A file that is gone has no
 * findings any more.
 *
 * @param previous - URI -> the id of the result that the client holds
 * @param sent - recounts each file's positions while its text is still the one that was judged
 */
export async function pullWorkspace(
  files: OpenFiles,
  previous: ReadonlyMap<string, string>,
  optionsOf: (uri: string) => DiagnosticOptions,
  sent: PositionEncoding["sent"],
  token: CancellationToken,
): Promise<WorkspaceDiagnosticReport | ResponseError> {
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  const there = new Set(files.all().map(({ uri }) => uri));
  for (const uri of previous.keys()) {
    if (!there.has(uri)) items.push({ uri, version: null, kind: "full", items: [] });
  }
  for (const each of there) {
    let file: OpenFile | undefined;
    do {
      await new Promise((resolve) => setImmediate(resolve));
      if (token.isCancellationRequested) return new ResponseError(REQUEST_CANCELLED, "Cancelled.");
      file = files.find(each);
    } while (file?.lookOn());
    if (file === undefined) continue;
    const { uri, version = null } = file;
    items.push(sent({ uri, version, ...pullDiagnostics(file, previous.get(uri), optionsOf(uri)) }));
  }
  return { items };
}

/**
 * For clients that can't pull: sends what has changed once the messages that have come in are read, so that a burst of edits costs one
 * analysis. A file that is gone loses its diagnostics.
 */
export function pusher(
  publish: (diagnostics: PublishDiagnosticsParams) => void,
  files: OpenFiles,
  log: Log,
  optionsOf: (uri: string) => DiagnosticOptions,
): () => void {
  const sent = new Map<string, string>();
  const settle = settler(files, log);
  let due = false;
  const send = (uri: string, file?: OpenFile): void => {
    try {
      const unfinished = file?.version !== undefined && file.lookOn();
      const partly = unfinished && diagnostics(file.findingsSoFar, file.document, optionsOf(uri));
      const found = partly || (file ? tell(file, optionsOf(uri)).items : []);
      const { version } = file ?? {};
      publish({ uri, diagnostics: found, ...(version !== undefined && { version }) });
      if (file) sent.set(uri, stateOf(file));
      if (unfinished) settle(uri, () => send(uri, files.get(uri)));
    } catch (error) {
      log.failure("Publishing diagnostics", error);
    }
  };
  /** Another one wherever something else is to be sent: a place in another file moves with that, while all else is as it was. */
  const stateOf = (file: OpenFile): string =>
    file.last.settled ? `${file.resultId} ${tell(file, optionsOf(file.uri)).resultId}` : file.resultId;
  const sendAll = (): void => {
    due = false;
    const gone = new Set(sent.keys());
    for (const file of files.all()) {
      const { uri } = file;
      gone.delete(uri);
      if (sent.get(uri) === stateOf(file)) continue;
      send(uri, file);
    }
    for (const uri of gone) {
      sent.delete(uri);
      send(uri);
    }
  };
  return () => {
    if (!due) setTimeout(sendAll, 0);
    due = true;
  };
}
