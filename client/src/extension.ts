import type { ExtensionContext } from "vscode";
import { registerCommands } from "./commands/register.ts";
import { startLanguageClient } from "./language-client.ts";
import { openServices } from "./services.ts";

/** Language features start at once; nothing that reaches a tenant is touched before a command asks for it. */
export async function activate(context: ExtensionContext): Promise<void> {
  const services = openServices(context);
  registerCommands(context, services);
  await startLanguageClient(context, services.log);
}
