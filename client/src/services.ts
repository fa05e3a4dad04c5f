import { type ExtensionContext, type LogOutputChannel, Uri, window } from "vscode";
import { openSecretStore, type SecretStore } from "./credentials/secret-store.ts";
import { type LocalTenants, openLocalTenants } from "./tenants/local-tenants.ts";
import { openTenantChoice, type TenantChoice } from "./tenants/tenant-choice.ts";
import { openTextViews, type TextViews } from "./views/text-views.ts";

/** What commands work with; made once, at activation, without any I/O. */
export interface Services {
  readonly log: LogOutputChannel;
  readonly secrets: SecretStore;
  readonly local: LocalTenants;
  readonly choice: TenantChoice;
  readonly views: TextViews;
}

export function openServices(context: ExtensionContext): Services {
  const log = window.createOutputChannel("Auth APIs", { log: true });
  const local = openLocalTenants(
    Uri.joinPath(context.extensionUri, "dist", "cli.js").fsPath,
    Uri.joinPath(context.globalStorageUri, "local-tenant").fsPath,
    log,
  );
  const choice = openTenantChoice(context, local);
  const views = openTextViews();
  context.subscriptions.push(log, local, choice, views);
  return { log, secrets: openSecretStore(context.secrets), local, choice, views };
}
