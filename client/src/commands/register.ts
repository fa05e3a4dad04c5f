import { commands, type ExtensionContext, l10n, window, workspace } from "vscode";
import type { Services } from "../services.ts";
import { showStatusBar } from "../tenants/status-bar.ts";
import { previewSync, syncToTenant } from "./sync.ts";
import { showFailure } from "./failure.ts";
import { signInCommand, signOutCommand } from "./sign-in.ts";
import { selectTenant } from "./select-tenant.ts";
import { startLocalTenantCommand, stopLocalTenantCommand } from "./local-tenant.ts";
import { testTokenCommand } from "./test-token.ts";

type Run = (services: Services) => Promise<void>;

/** What reaches a tenant, or starts a program: not in a workspace that the user does not trust. */
const trusted: Readonly<Record<string, Run>> = {
  previewSync,
  syncToTenant,
  testToken: testTokenCommand,
  startLocalTenant: startLocalTenantCommand,
  stopLocalTenant: stopLocalTenantCommand,
  selectTenant,
  signIn: signInCommand,
  signOut: signOutCommand,
};

export function registerCommands(context: ExtensionContext, services: Services): void {
  for (const [name, run] of Object.entries(trusted)) {
    const command = commands.registerCommand(`authApis.${name}`, async () => {
      if (!workspace.isTrusted) {
        void window.showWarningMessage(l10n.t("In an untrusted workspace Auth APIs reaches no tenant."));
        return;
      }
      try {
        await run(services);
      } catch (error) {
        showFailure(error, services.log);
      }
    });
    context.subscriptions.push(command);
  }
  context.subscriptions.push(commands.registerCommand("authApis.showLog", () => services.log.show()));
  showStatusBar(context, services.choice);
}
