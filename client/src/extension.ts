import { type ExtensionContext, Uri, window } from "vscode";
import { type Language, openLanguage } from "./language.ts";
import { serveRulePages } from "./rule-pages.ts";
import type { Services } from "./services.ts";
import { tellFailure } from "./views/messages.ts";

let language: Language | undefined;
let services: Services | undefined;

/**
 * Language features start at once, in a process of their own; the rest is loaded while that one starts up. Nothing that
 * reaches a tenant is touched before a command asks for it.
 */
export async function activate(context: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel("Auth APIs", { log: true });
  context.subscriptions.push(log);
  language = openLanguage(Uri.joinPath(context.extensionUri, "dist", "server.js").fsPath, log);
  context.subscriptions.push(serveRulePages(context.extensionUri));
  language.start().catch((error: unknown) => tellFailure(log, error));

  const { openServices } = await import("./services.ts");
  const { registerCommands } = await import("./commands/register.ts");
  const { registerAccounts } = await import("./credentials/accounts.ts");
  const { showDriftLenses } = await import("./drift/lenses.ts");
  const { handFacts } = await import("./tenants/hand-facts.ts");
  const { readOnOpen } = await import("./tenants/read-on-open.ts");
  const { offerAudienceFixes } = await import("./audience-fixes.ts");
  const { showStatusBar } = await import("./tenants/status-bar.ts");
  const { openTestExplorer } = await import("./tests/explorer.ts");
  services = openServices(context, log, language);
  registerCommands(context, services);
  context.subscriptions.push(offerAudienceFixes());
  const { drifts } = services;
  context.subscriptions.push(
    registerAccounts(services),
    showStatusBar(drifts),
    showDriftLenses(drifts),
    handFacts(services),
    readOnOpen(services),
    openTestExplorer(services),
  );
}

/** Waited for by VS Code, so that neither the language server nor the local tenant outlives the window. */
export async function deactivate(): Promise<void> {
  await Promise.allSettled([language?.stop(), services?.local.stop()]);
}
