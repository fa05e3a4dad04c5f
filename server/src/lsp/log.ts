import type { RemoteConsole } from "vscode-languageserver";

/** Goes to the client as `window/logMessage`. Never anything of a file's content. */
export interface Log {
  info(message: string): void;
  warning(message: string): void;
  /** An error of the server's own: its kind and place. Its message is left out, as it may quote the file. */
  failure(what: string, error: unknown): void;
}

export function logTo(console: Pick<RemoteConsole, "info" | "warn" | "error">): Log {
  return {
    info: (message) => console.info(message),
    warning: (message) => console.warn(message),
    failure(what, error) {
      const name = error instanceof Error ? error.name : typeof error;
      const lines = error instanceof Error ? (error.stack ?? "").split("\n") : [];
      const frames = lines.filter((line) => /^\s+at /.test(line)).join("\n");
      console.error(`${what} failed with ${name}.\n${frames}`);
    },
  };
}
