import type { PublishDiagnosticsParams } from "vscode-languageserver";
import { type DiagnosticOptions, diagnostics } from "../../features/diagnostics.ts";
import type { Log } from "../log.ts";
import type { OpenFile, OpenFiles } from "../files/open-files.ts";
import { settler } from "./settle.ts";
import { tell } from "./told.ts";

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
