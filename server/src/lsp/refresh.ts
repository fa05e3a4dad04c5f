import type { MessageConnection } from "vscode-jsonrpc/node";
import type { Client } from "./client.ts";

/** Lets the client pull again what it holds, if it does that. */
export function refresh(connection: MessageConnection, client: Client): void {
  // A client that refuses goes on with what it has.
  if (client.refreshesDiagnostics) void connection.sendRequest("workspace/diagnostic/refresh").catch(() => undefined);
}
