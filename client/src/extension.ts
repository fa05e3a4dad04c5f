import type { ExtensionContext } from "vscode";
import { registerCommands } from "./commands/register.ts";
import { openServices, type Services } from "./services.ts";
import { showStatusBar } from "./tenants/status-bar.ts";
import { tellFailure } from "./views/messages.ts";

let running: Services | undefined;

/** Language features start at once; nothing that reaches a tenant is touched before a command asks for it. */
export function activate(context: ExtensionContext): void {
  const services = openServices(context);
  running = services;
  registerCommands(context, services);
  showStatusBar(context, services);
  services.language.start().catch((error: unknown) => tellFailure(services.log, error));
}

/** Waited for by VS Code, so that neither the language server nor the local tenant outlives the window. */
export async function deactivate(): Promise<void> {
  await Promise.allSettled([running?.language.stop(), running?.local.stop()]);
}
