import type { LogOutputChannel } from "vscode";
import { LanguageClient, State, TransportKind } from "vscode-languageclient/node";

/** The language server, a process of its own, and VS Code's connection to it. */
export interface Language {
  start(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** @param module - path of the server's bundle */
export function openLanguage(module: string, log: LogOutputChannel): Language {
  const client = new LanguageClient(
    "authApis",
    "Auth APIs",
    { run: { module, transport: TransportKind.ipc }, debug: { module, transport: TransportKind.ipc } },
    { documentSelector: [{ language: "auth-apis" }], outputChannel: log },
  );
  return {
    start: () => client.start(),
    restart: () => client.restart(),
    async stop() {
      // One that is still starting can't be stopped yet.
      if (client.state === State.Starting) await client.start().catch(() => undefined);
      if (client.state === State.Running) await client.stop();
      await client.dispose();
    },
  };
}
