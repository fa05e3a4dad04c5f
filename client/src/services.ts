import { type ExtensionContext, l10n, type LogOutputChannel, Uri } from "vscode";
import { type JournalFolder, journalFolder, stateFolder } from "../../server/src/tenant/journal/folder.ts";
import { type TokenCache, tokenCache } from "../../server/src/token/request/token-cache.ts";
import { openSecretStore, type SecretStore } from "./credentials/secret-store.ts";
import { type SignedIn, watchSignedIn } from "./credentials/signed-in.ts";
import { type FileDrifts, followFileDrift } from "./drift/file-drift.ts";
import { openSyncMemory, type SyncMemory } from "./drift/sync-memory.ts";
import { type Inspector, openInspector } from "./inspector/inspector.ts";
import type { Language } from "./language.ts";
import { type Connections, openConnections } from "./tenants/connections.ts";
import { type LocalTenants, openLocalTenants } from "./tenants/local-tenants.ts";
import { openPlanView, type PlanView } from "./plan-view/plan-view.ts";
import { openReadings, type Readings } from "./tenants/readings.ts";
import { openTenantChoice, type TenantChoice } from "./tenants/tenant-choice.ts";
import { tell, tellFailure } from "./views/messages.ts";
import { openOutcomeMarks, type OutcomeMarks } from "./views/outcome-marks.ts";
import { openTextViews, type TextViews } from "./views/text-views.ts";

/** What commands work with; made once, at activation, without any I/O. */
export interface Services {
  readonly log: LogOutputChannel;
  readonly language: Language;
  readonly secrets: SecretStore;
  readonly signedIn: SignedIn;
  readonly connections: Connections;
  readonly readings: Readings;
  readonly memory: SyncMemory;
  /** What was done to tenants, by the command line too: both keep it in one folder. */
  readonly journals: JournalFolder;
  readonly drifts: FileDrifts;
  readonly local: LocalTenants;
  readonly choice: TenantChoice;
  readonly plan: PlanView;
  readonly views: TextViews;
  readonly marks: OutcomeMarks;
  readonly inspector: Inspector;
  /** Tokens that are still valid, in memory alone. */
  readonly tokens: TokenCache;
}

export function openServices(context: ExtensionContext, log: LogOutputChannel, language: Language): Services {
  const cli = Uri.joinPath(context.extensionUri, "dist", "cli.js").fsPath;
  const storage = Uri.joinPath(context.globalStorageUri, "local-tenants").fsPath;
  const secrets = openSecretStore(context.secrets, (domain) => tellKeptHere(log, domain));
  const signedIn = watchSignedIn(secrets);
  const local = openLocalTenants(cli, storage, log);
  const choice = openTenantChoice(context.workspaceState, local);
  const readings = openReadings();
  const connections = openConnections(secrets, signedIn, readings);
  const memory = openSyncMemory(context.workspaceState);
  const journals = journalFolder(stateFolder(process.env));
  const drifts = followFileDrift({ choice, connections, readings, memory });
  const plan = openPlanView();
  const views = openTextViews();
  const marks = openOutcomeMarks();
  const dist = Uri.joinPath(context.extensionUri, "dist");
  const inspector = openInspector(dist, (error) => tellFailure(log, error));
  context.subscriptions.push(signedIn, drifts.following, plan, views, marks, inspector);
  const known = { connections, readings, memory, journals, drifts, local, choice };
  const shown = { plan, views, marks, inspector };
  return { log, language, secrets, signedIn, ...known, ...shown, tokens: tokenCache() };
}

/** Whoever needs to store secrets has the machine's keyring to mend; what was asked for goes on. */
function tellKeptHere(log: LogOutputChannel, domain: string): void {
  const message = l10n.t(
    "VS Code's secret storage takes nothing on this machine, as where there is no keyring: the secret for {0} is kept in memory, until this window closes.",
    domain,
  );
  tell(log, "warning", message);
}
