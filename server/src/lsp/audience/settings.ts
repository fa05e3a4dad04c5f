import type { MessageConnection } from "vscode-jsonrpc/node";
import type { Client } from "../client.ts";

const SECTION = "authApis.audienceCheck.enabled";

/** For which folders the user wants the check; for all, where the client has no settings to ask for. */
export async function wantsCheck(
  connection: MessageConnection,
  { hasConfiguration }: Client,
  folders: readonly string[],
): Promise<readonly boolean[]> {
  const items = folders.map((scopeUri) => ({ scopeUri, section: SECTION }));
  const answer: unknown = hasConfiguration
    ? await connection.sendRequest("workspace/configuration", { items }).catch(() => undefined)
    : undefined;
  return folders.map((_, index) => !Array.isArray(answer) || answer[index] !== false);
}

/** Asks the client to say when the setting changes, if it can. */
export function watchSetting(connection: MessageConnection, { tellsConfiguration }: Client): void {
  if (!tellsConfiguration) return;
  const method = "workspace/didChangeConfiguration";
  const registrations = [{ id: method, method, registerOptions: { section: SECTION } }];
  void connection.sendRequest("client/registerCapability", { registrations }).catch(() => undefined);
}
