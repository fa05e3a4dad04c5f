import {
  createMessageConnection,
  ErrorCodes,
  type MessageConnection,
  type MessageReader,
  type MessageWriter,
  ResponseError,
} from "vscode-jsonrpc/node";
import { initializeResult } from "./capabilities.ts";
import { type Client, readClient } from "./client.ts";
import { holding } from "./wire/hold.ts";
import { type Log, logTo } from "./log.ts";
import { screening } from "./wire/screening.ts";
import { isAlive } from "../runtime/process.ts";

/** Where the session is: `initialize` comes first, and nothing but `exit` after `shutdown`. */
export interface Session {
  phase: "before" | "running" | "ended";
}

/** Answers all that comes after `initialize` over the connection, as long as the session is running. */
export type Serve = (connection: MessageConnection, client: Client, session: Session, log: Log) => void;

/**
 * Begins a session with a client: `initialize` is answered before anything is loaded that its answer doesn't need. What comes meanwhile
 * waits, so that nobody sees that something wasn't there yet. This is the folder's first file; the next is `server.ts`.
 *
 * @param load - is called once the answer is on its way
 * @param end - is called with the exit code, when the client says `exit` or is gone
 */
export function begin(
  reader: MessageReader,
  writer: MessageWriter,
  load: () => Promise<Serve>,
  end: (code: number) => void,
): void {
  const session: Session = { phase: "before" };
  const screened = screening(reader, (id, code, message) => {
    const refusal = { jsonrpc: "2.0", id, error: { code, message } };
    void writer.write(refusal).catch(() => undefined);
  });
  const held = holding(screened);
  const connection = createMessageConnection(held.reader, writer, {
    error: (message) => log.error(message),
    warn: (message) => log.warning(message),
    info: (message) => log.info(message),
    log: (message) => log.info(message),
  });
  const log = logTo(connection);
  const early = [
    connection.onRequest(() => new ResponseError(ErrorCodes.ServerNotInitialized, "Send initialize first.")),
    connection.onNotification((method) => log.warning(`${method} came outside of the session and is ignored.`)),
  ];
  const loaded = async (client: Client): Promise<void> => {
    const serve = await load();
    for (const each of early) each.dispose();
    serve(connection, client, session, log);
    held.release();
  };
  connection.onRequest("initialize", (params: unknown) => {
    if (session.phase !== "before") return new ResponseError(ErrorCodes.InvalidRequest, "The session has begun.");
    session.phase = "running";
    const client = readClient(params);
    if (client.processId !== undefined) watch(client.processId, finish);
    setImmediate(() => void loaded(client));
    return initializeResult(client);
  });
  const finish = (): void => end(session.phase === "ended" ? 0 : 1);
  connection.onNotification("exit", finish);
  connection.onClose(finish);
  connection.listen();
}

/**
 * Looks every few seconds whether the process is there still, as the protocol asks it of a server (`InitializeParams.processId`). That
 * alone keeps no server alive: a channel of Node says nothing when a client closes it and lives on.
 */
function watch(processId: number, gone: () => void): void {
  setInterval(() => {
    if (!isAlive(processId)) gone();
  }, 3000).unref();
}
