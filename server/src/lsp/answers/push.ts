import type { PublishDiagnosticsParams } from "vscode-languageserver";
import type { Steps } from "../../document/steps.ts";
import { type DiagnosticOptions, diagnostics } from "../../features/diagnostics.ts";
import type { Log } from "../log.ts";
import type { OpenFile, OpenFiles } from "../files/open-files.ts";
import type { Searched } from "../files/search.ts";
import type { Idle } from "./idle.ts";
import { settler } from "./settle.ts";
import { tell } from "./told.ts";
import { takeTurn } from "./turn.ts";

/**
 * For clients that can't pull: sends what has changed once the messages that have come in are read, so that a burst of edits costs one
 * analysis. Files that were edited come first; where there are many others, messages have their turn between them. A file that is gone
 * loses its diagnostics.
 *
 * While files are looked for, each that is found may change what is to be said of all others. So only of what the client has open, or was
 * told of, what comes of its own changes is sent then, and all else once they are found.
 */
export function pusher(
  publish: (diagnostics: PublishDiagnosticsParams) => void,
  files: OpenFiles,
  log: Log,
  optionsOf: (uri: string) => DiagnosticOptions,
  idle: Idle,
  search: Searched,
): (uri: string) => void {
  const sent = new Map<string, string>();
  const edited = new Set<string>();
  /** Files to look at; what an edit adds again stands behind those that have waited. */
  const waiting = new Set<string>();
  let known = new Set<string>();
  let isGoingOn = false;
  const settle = settler(files, log, idle);
  let due = false;
  let isPutOff = false;
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
    file.last.settled ? `${String(file.version)} ${tell(file, optionsOf(file.uri)).resultId}` : file.resultId;
  const look = (uri: string): void => {
    edited.delete(uri);
    if (!waiting.delete(uri)) return;
    const file = known.has(uri) ? files.find(uri) : undefined;
    if (file === undefined) {
      if (sent.delete(uri)) send(uri);
    } else if (sent.get(uri) !== stateOf(file)) send(uri, file);
  };
  const begin = (isAll = !search.isUnderWay()): void => {
    due = false;
    known = new Set(files.all().map(({ uri }) => uri));
    const isOwn = (uri: string): boolean => edited.has(uri) && (sent.has(uri) || files.get(uri) !== undefined);
    for (const uri of [...known, ...sent.keys()]) if (isAll || isOwn(uri)) waiting.add(uri);
    if (!isAll && !isPutOff) {
      isPutOff = true;
      void search.settled().then(() => {
        isPutOff = false;
        begin(true);
      });
    }
    if (!isGoingOn) step();
  };
  const step = (): void => {
    // Also where looking fails.
    isGoingOn = false;
    isGoingOn = !takeTurn(looks()).done;
    if (isGoingOn) idle.whenIdle(step);
  };
  function* looks(): Steps<void> {
    for (;;) {
      const [uri] = edited.size > 0 ? edited : waiting;
      // What was edited meanwhile is among the files to look at only once these are gathered again.
      if (uri === undefined || due) return;
      look(uri);
      yield;
    }
  }
  return (uri) => {
    edited.add(uri);
    if (!due) setTimeout(begin, 0);
    due = true;
  };
}
