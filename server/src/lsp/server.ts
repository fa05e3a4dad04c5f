import type { MessageConnection } from "vscode-jsonrpc/node";
import type { PublishDiagnosticsParams } from "vscode-languageserver";
import type { Document } from "../document/document.ts";
import type { BaseProblem } from "../document/read/base.ts";
import { NONE_KNOWN, told } from "../facts/known-tenants.ts";
import { readTenantFacts, TENANT_FACTS } from "../facts/tenant-facts.ts";
import { answerAnnotations } from "./answers/annotations.ts";
import { answerFindings } from "./answers/findings.ts";
import { idling } from "./answers/idle.ts";
import { stepping } from "./answers/in-steps.ts";
import { answerNames } from "./answers/names.ts";
import { pusher } from "./answers/push.ts";
import { settler } from "./answers/settle.ts";
import { answerStructure } from "./answers/structure.ts";
import { answerWords } from "./answers/words.ts";
import { answerWorkspaceSymbols } from "./answers/workspace-symbols.ts";
import { watchSetting } from "./audience/settings.ts";
import { checkAudiences } from "./audience/start.ts";
import type { Client } from "./client.ts";
import { openFolders } from "./files/folders.ts";
import { openFiles } from "./files/open-files.ts";
import { type SearchedDisk, searching } from "./files/search.ts";
import { stamped } from "./files/stamped.ts";
import type { Log } from "./log.ts";
import { refresh } from "./refresh.ts";
import type { Session } from "./session.ts";
import { watchFiles } from "./watch-files.ts";
import { type Answers, answering, hearing } from "./wire/answer.ts";
import { readChanged, readDocument, readFolders, readOpened, readWatched } from "./wire/params.ts";
import { recounting, UTF_16, utf8 } from "./wire/position-encoding.ts";

/** What a server has around it. */
export interface Surroundings extends SearchedDisk {
  /** Reads a file that lies in one of the folders, and no other. */
  readonly disk: (uri: string, folders: readonly string[]) => Document | BaseProblem;
  /** As {@link stamped} takes it, of a file in one of the folders. */
  readonly stamp: (uri: string, folders: readonly string[]) => string | undefined;
  /** The URI of a file in one of the folders, links followed. */
  readonly real: (uri: string, folders: readonly string[]) => string;
  /** URL of the page that explains the rules. */
  readonly rulesPage?: string | undefined;
  /** Is called each time a client is told of findings. */
  readonly onTold?: () => void;
}

/**
 * Serves one client over the connection of a session that has begun (`session.ts`): hears what changes, and lets `answers/` answer
 * what is asked. `../features` has what the answers are made of.
 *
 * A document that isn't open, or isn't an `auth-apis.yaml`, has empty answers.
 */
export function serve(
  connection: MessageConnection,
  client: Client,
  session: Session,
  log: Log,
  { disk, stamp, real, rulesPage, onTold = () => {}, ...searched }: Surroundings,
): void {
  const folders = openFolders(client.folders);
  const changed = (uri: string): void => {
    if (!client.pullsDiagnostics) push(uri);
    audiences.edited();
  };
  const stampOf = (uri: string): string | undefined => stamp(uri, folders.uris());
  const onDisk = stamped((uri) => disk(uri, folders.uris()), stampOf);
  const files = openFiles(
    onDisk.read,
    () => folders.uris(),
    changed,
    (uri) => real(uri, folders.uris()),
  );
  const search = searching(
    searched,
    () => folders.uris(),
    files,
    session,
    log,
    () => refresh(connection, client),
  );
  const encoding = client.prefersUtf8 ? utf8((uri) => files.textOf(uri)) : UTF_16;
  const publish = (found: PublishDiagnosticsParams): void => {
    void connection.sendNotification("textDocument/publishDiagnostics", encoding.sent(found));
    onTold();
  };
  const idle = idling();
  const push = pusher(publish, files, log, (uri) => options(uri), idle, search);
  const settle = settler(files, log, idle);
  const audiences = checkAudiences(connection, {
    client,
    folders: () => folders.uris(),
    files,
    stamp: stampOf,
    rulesPage: () => client.rulesPage ?? rulesPage,
    encoding,
    log,
  });

  connection.onNotification("initialized", () => {
    log.info(`Ready; diagnostics are ${client.pullsDiagnostics ? "pulled" : "pushed"}.`);
    watchFiles(connection, client);
    watchSetting(connection, client);
    audiences.all();
    search.all();
  });
  const changedOnDisk = (uris: readonly string[]): void => {
    if (files.onDisk(uris)) refresh(connection, client);
  };
  connection.onRequest("shutdown", () => {
    session.phase = "ended";
    audiences.stop();
  });

  const options = (uri: string) => ({
    uri,
    rulesPage: client.rulesPage ?? rulesPage,
    related: client.relatedInformation,
    textOf: (other: string) => files.textOf(other),
  });

  const hears = <P>(method: string, read: (params: unknown) => P | undefined, handle: (params: P) => void) =>
    connection.onNotification(method, idle.hearing(hearing(method, read, recounting(handle, encoding), session, log)));
  hears("textDocument/didOpen", readOpened, ({ uri, languageId, version, text }) => {
    files.open(uri, languageId, version, text);
    if (files.get(uri)) search.opened(uri);
  });
  hears("textDocument/didChange", readChanged, ({ uri, version, changes }) => {
    files.change(uri, version, changes);
  });
  hears("textDocument/didClose", readDocument, ({ uri }) => {
    files.close(uri);
  });
  let facts = NONE_KNOWN;
  hears(TENANT_FACTS, readTenantFacts, (params) => {
    facts = told(facts, params);
    files.know(facts);
    refresh(connection, client);
  });
  hears("workspace/didChangeWatchedFiles", readWatched, (uris) => {
    audiences.changed(uris);
    changedOnDisk(uris);
    search.changed(uris);
  });
  connection.onNotification("workspace/didChangeConfiguration", () => audiences.all());
  hears("workspace/didChangeWorkspaceFolders", readFolders, (change) => {
    folders.change(change);
    files.onOtherFolders();
    audiences.all();
    search.all();
  });

  const answers: Answers = (method, read, handle) =>
    connection.onRequest(method, idle.hearing(answering(method, read, recounting(handle, encoding), session, log)));
  const unfinished = client.refreshesDiagnostics
    ? (uri: string) => settle(uri, () => refresh(connection, client))
    : undefined;
  const steps = stepping(files, encoding.sent, idle);
  answerFindings(answers, files, steps, client, {
    optionsOf: options,
    sent: encoding.sent,
    onTold,
    unfinished,
    lookAgain: () => changedOnDisk(onDisk.outdated()),
    search,
    idle,
  });
  answerWords(answers, files, steps, client, () => facts, search);
  answerNames(answers, files, steps, client, search);
  answerStructure(answers, files, steps, client);
  answerWorkspaceSymbols(answers, files, steps, search);
  answerAnnotations(answers, steps, client);
}
