import type { AuthApisFile } from "../../document/read/file.ts";
import { audienceFixes } from "../../features/audience-fixes.ts";
import { codeActions } from "../../features/code-actions.ts";
import type { DocumentDiagnosticReport } from "vscode-languageserver";
import type { DiagnosticOptions } from "../../features/diagnostics.ts";
import type { Client } from "../client.ts";
import type { OpenFile, OpenFiles } from "../files/open-files.ts";
import type { Searched } from "../files/search.ts";
import type { Answers } from "../wire/answer.ts";
import { type CodeActionParams, type PullParams, readCodeAction, readPull, readWorkspacePull } from "../wire/params.ts";
import type { PositionEncoding } from "../wire/position-encoding.ts";
import type { Idle } from "./idle.ts";
import type { Stepping } from "./in-steps.ts";
import { pullDiagnostics, pullWorkspace } from "./pull.ts";

/** What the answers about findings take from the server. */
export interface Telling {
  readonly optionsOf: (uri: string) => DiagnosticOptions;
  /** Recounts positions for the client. */
  readonly sent: PositionEncoding["sent"];
  /** Is called each time the client is told of a file's findings. */
  readonly onTold: () => void;
  /** Is called with a file of which there is more to come than was answered; without it all is worked out before the answer. */
  readonly unfinished: ((uri: string) => void) | undefined;
  /** Takes in what has changed on the disk and nobody has told of. A client that pulls the whole workspace does it every few seconds. */
  readonly lookAgain: () => void;
  readonly search: Searched;
  readonly idle: Idle;
}

/** Answers what is to be said of files, and how it can be put right. */
export function answerFindings(
  answers: Answers,
  files: OpenFiles,
  { inSteps }: Stepping,
  client: Client,
  { optionsOf, sent, onTold, unfinished, lookAgain, search, idle }: Telling,
): void {
  const pull = (file: OpenFile, previousResultId: string | undefined, more?: () => void): DocumentDiagnosticReport => {
    const report = pullDiagnostics(file, previousResultId, optionsOf(file.uri), more);
    onTold();
    return report;
  };
  const allOf = inSteps(NONE, function* (open, { uri, previousResultId }: PullParams) {
    let file = open;
    for (; file.lookOn(); file = files.get(uri) ?? file) yield;
    return pull(file, previousResultId);
  });
  answers("textDocument/diagnostic", readPull, (params, token) => {
    const { uri, previousResultId } = params;
    const open = files.judged(uri);
    if (open === undefined) return NONE;
    if (unfinished === undefined) return allOf(params, token);
    return pull(open, previousResultId, () => unfinished(uri));
  });
  answers("workspace/diagnostic", readWorkspacePull, (previous, token) => {
    lookAgain();
    return pullWorkspace(files, search, previous, optionsOf, sent, token, idle);
  });
  const actionsOf = inSteps([], function* (open, { uri, range, context }: CodeActionParams) {
    const name = { version: open.version ?? null, versioned: client.versionedEdits };
    const [findings, judge] = open.lookOn()
      ? [open.findingsSoFar]
      : [open.findings, (edited: AuthApisFile) => open.judge(edited)];
    return yield* codeActions(findings, open.file, range, context, { ...optionsOf(uri), ...name, judge });
  });
  answers("textDocument/codeAction", readCodeAction, (params, token) => {
    if (!client.codeActions) return [];
    const { uri, context } = params;
    return files.get(uri) ? actionsOf(params, token) : audienceFixes(uri, context.diagnostics);
  });
}

const NONE = { kind: "full", items: [] } as const;
