import type { MessageConnection } from "vscode-jsonrpc/node";
import { GLOBS } from "../audience/candidate-file.ts";
import { RULES_GLOB } from "../workspace/git-rules.ts";
import type { Client } from "./client.ts";

/** Asks the client to say when files that count for a check come, go and change, if it can. */
export function watchFiles(connection: MessageConnection, client: Client): void {
  if (!client.watchesFiles) return;
  const method = "workspace/didChangeWatchedFiles";
  const registerOptions = { watchers: WATCHED };
  const registrations = [{ id: method, method, registerOptions }];
  void connection.sendRequest("client/registerCapability", { registrations }).catch(() => undefined);
}

/** VS Code tells of a folder that is moved or removed, and not of what lies in it; no pattern names folders alone. */
const FOLDERS = { globPattern: "**/*", kind: 1 | 4 };
const WATCHED = [...[...GLOBS, RULES_GLOB].map((globPattern) => ({ globPattern })), FOLDERS];
