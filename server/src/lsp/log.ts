import type { MessageConnection } from "vscode-jsonrpc/node";

/** Goes to the client as `window/logMessage`. Never anything of a file's content. */
export interface Log {
  info(message: string): void;
  warning(message: string): void;
  error(message: string): void;
  /** An error of the server's own: its kind and place. Its message is left out, as it may quote the file. */
  failure(what: string, error: unknown): void;
}

/** A log over the connection; one that is closed is written to in vain. */
export function logTo(connection: Pick<MessageConnection, "sendNotification">): Log {
  const send = (type: number, message: string): void =>
    void connection.sendNotification("window/logMessage", { type, message }).catch(() => undefined);
  return {
    info: (message) => send(INFO, message),
    warning: (message) => send(WARNING, message),
    error: (message) => send(ERROR, message),
    failure(what, error) {
      const name = error instanceof Error ? error.name : typeof error;
      const lines = error instanceof Error ? (error.stack ?? "").split("\n") : [];
      const frames = lines.filter((line) => /^\s+at /.test(line)).join("\n");
      send(ERROR, `${what} failed with ${name}.\n${frames}`);
    },
  };
}

/** LSP 3.17, "MessageType". */
const [ERROR, WARNING, INFO] = [1, 2, 3];
