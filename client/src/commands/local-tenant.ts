import { l10n, ProgressLocation, type QuickPickItem, window } from "vscode";
import { activeDocument, readOpenFile } from "../current-file.ts";
import type { Services } from "../services.ts";
import type { StandIn } from "../tenants/local-tenants.ts";

/** Starts the embedded tenant and makes it the one that commands on the open file act on. */
export async function startLocalTenantCommand({ local, choice }: Services): Promise<void> {
  const document = activeDocument();
  if (!document) return;
  const standIn = await askStandIn(
    readOpenFile(document).file.tenants.map(({ name }) => name),
    document.uri.fsPath,
  );
  if (standIn === "left") return;
  const progress = { location: ProgressLocation.Notification, title: l10n.t("Starting the local tenant") };
  const tenant = await window.withProgress(progress, () => local.start(standIn));
  await choice.useLocal(document);
  void window.showInformationMessage(l10n.t("The local tenant runs at {0}. You are signed in.", tenant.domain));
}

export async function stopLocalTenantCommand({ local }: Services): Promise<void> {
  await local.stop();
}

/** A file that names tenants goes to no other one: the local tenant then stands in for one of them. */
async function askStandIn(tenants: readonly string[], file: string): Promise<StandIn | undefined | "left"> {
  const [only, second] = tenants;
  if (only === undefined) return undefined;
  if (second === undefined) return { file, tenant: only };
  const items: QuickPickItem[] = tenants.map((label) => ({ label }));
  const answer = await window.showQuickPick(items, {
    title: l10n.t("For which tenant should the local one stand in?"),
  });
  return answer ? { file, tenant: answer.label } : "left";
}
