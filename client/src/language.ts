import { EventEmitter, type Event, type LogOutputChannel, workspace } from "vscode";
import { LanguageClient, State, TransportKind } from "vscode-languageclient/node";
import { SUGGEST } from "../../server/src/features/completion/candidate.ts";
import { LENS_COMMANDS } from "../../server/src/features/lenses/lens-commands.ts";
import { hintsAsWanted, refreshHints } from "./inlay-hints.ts";
import { oneByOne } from "./one-by-one.ts";
import { RULE_PAGE } from "./rule-section.ts";

/** The language server, a process of its own, and VS Code's connection to it. */
export interface Language {
  start(): Promise<void>;
  /** Also after a start that failed, or where the server does not answer any more. One at a time. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** After each start, also where the server comes back by itself. */
  readonly onDidStart: Event<void>;
  /** Tells the server something. One that doesn't run misses it. */
  notify(method: string, params: object): void;
}

/** @param module - path of the server's bundle */
export function openLanguage(module: string, log: LogOutputChannel): Language {
  const run = { module, transport: TransportKind.stdio };
  const options = {
    documentSelector: [{ language: "auth-apis" }],
    outputChannel: log,
    middleware: hintsAsWanted,
    // Neither lenses nor completion items call a command that isn't named here.
    initializationOptions: { commands: [...Object.values(LENS_COMMANDS), SUGGEST], rulesPage: RULE_PAGE },
  };
  const started = new EventEmitter<void>();
  const create = (): LanguageClient => {
    const made = new LanguageClient("authApis", "Auth APIs", { run, debug: run }, options);
    made.onDidChangeState(({ newState }) => {
      if (newState === State.Running) started.fire();
    });
    return made;
  };
  /** Two at once would leave a server behind. */
  const inTurn = oneByOne();
  let client = create();
  const watching = workspace.onDidChangeConfiguration((change) => refreshHints(client, change));
  return {
    start: () => client.start(),
    restart: () =>
      inTurn(async () => {
        // What becomes of the old one is in the log.
        await end(client).catch(() => undefined);
        client = create();
        await client.start();
      }),
    onDidStart: started.event,
    notify(method, params) {
      // What becomes of a server that can't be reached is in the log.
      client.sendNotification(method, params).catch(() => undefined);
    },
    async stop() {
      watching.dispose();
      await end(client);
    },
  };
}

async function end(client: LanguageClient): Promise<void> {
  // One that is still starting can't be stopped yet.
  if (client.state === State.Starting) await client.start().catch(() => undefined);
  if (client.state === State.Running) await client.stop();
}
