import { commands, l10n, ProgressLocation, type TextDocument, window } from "vscode";
import { readOpenFile } from "../current-file.ts";
import { Problem } from "../problem.ts";
import type { StandIn } from "../tenants/local-tenant-process.ts";
import { tell } from "../views/messages.ts";
import { plain } from "../views/plain.ts";
import type { Command } from "./register.ts";

/** Starts the embedded tenant and makes it the one that commands on this file act on. */
export const startLocalTenant: Command = async ({ local, choice, log }, document) => {
  const standIn = await askStandIn(document);
  if (standIn === "left") return;
  const progress = { location: ProgressLocation.Notification, title: l10n.t("Starting the local tenant") };
  const tenant = await window.withProgress(progress, () => local.start(standIn));
  await choice.chooseLocal(document);
  const sync = {
    label: l10n.t("Sync to Tenant"),
    run: () => commands.executeCommand("authApis.syncToTenant", document.uri),
  };
  tell(log, "info", l10n.t("The local tenant runs at {0}, and you are signed in to it.", tenant.domain), [sync]);
};

/** Ends the local tenant of this window; what it holds stays for the next start. */
export const stopLocalTenant: Command = async ({ local, log }) => {
  const stopped = await local.stop();
  const shared = !stopped && (await local.current());
  if (stopped) tell(log, "info", l10n.t("The local tenant has ended. What it holds is there again when you start it."));
  else if (shared) tell(log, "info", l10n.t("The local tenant was started elsewhere; end it there."));
  else tell(log, "info", l10n.t("No local tenant runs."));
};

/** A file that names tenants goes to no other one: the local tenant then stands in for one of them. */
async function askStandIn(document: TextDocument): Promise<StandIn | undefined | "left"> {
  const names = readOpenFile(document).file.tenants.map(({ name }) => name);
  const [only, second] = names;
  if (only === undefined) return undefined;
  const title = l10n.t("For which tenant should the local one stand in?");
  const items = names.map((name) => ({ label: plain(name), name }));
  const tenant = second === undefined ? only : (await window.showQuickPick(items, { title }))?.name;
  if (tenant === undefined) return "left";
  // The local tenant reads the applications out of the file itself.
  if (document.uri.scheme !== "file" || (document.isDirty && !(await document.save())))
    throw new Problem(l10n.t("Save the file on this machine first: the local tenant reads its applications from it."));
  return { file: document.uri.fsPath, tenant };
}
