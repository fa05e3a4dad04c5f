import { commands, type ExtensionContext, l10n, type TextDocument, Uri, window, workspace } from "vscode";
import { LENS_COMMANDS } from "../../../server/src/features/lenses/lens-commands.ts";
import { hasFile, isAuthApis, meantDocument, type NoFile, noFile, openDocument } from "../current-file.ts";
import type { Services } from "../services.ts";
import { untrusted } from "../trust.ts";
import { tell, tellFailure } from "../views/messages.ts";
import { putCursor, showPlaces } from "./lens.ts";

/** What a command does on the file that it was called for. */
export type Command = (services: Services, document: TextDocument) => Promise<unknown>;

/**
 * All of these reach a tenant, or start a program, and so ask for a trusted workspace. Each is loaded when it is first run:
 * opening a file needs none of them.
 */
const onFile: Readonly<Record<string, () => Promise<Command>>> = {
  previewSync: async () => (await import("./sync.ts")).previewSync,
  syncToTenant: async () => (await import("./sync.ts")).syncToTenant,
  pullFromTenant: async () => (await import("./pull.ts")).pullFromTenant,
  authorizeApplications: async () => (await import("./authorize.ts")).authorizeApplications,
  resumeSync: async () => (await import("./resume.ts")).resumeSync,
  undoSync: async () => (await import("./resume.ts")).undoSync,
  inspectToken: async () => (await import("./inspect-token.ts")).inspectToken,
  why: async () => (await import("./why.ts")).why,
  testToken: async () => (await import("./test-token.ts")).testToken,
  quickstart: async () => (await import("./quickstart.ts")).quickstart,
  startLocalTenant: async () => (await import("./local-tenant.ts")).startLocalTenant,
  stopLocalTenant: async () => (await import("./local-tenant.ts")).stopLocalTenant,
  refreshTenant: async () => (await import("./refresh-tenant.ts")).refreshTenant,
  checkDrift: async () => (await import("./refresh-tenant.ts")).checkDrift,
  selectTenant: async () => (await import("./select-tenant.ts")).selectTenant,
  signIn: async () => (await import("./sign-in.ts")).signIn,
  signOut: async () => (await import("./sign-in.ts")).signOut,
};

export function registerCommands(context: ExtensionContext, services: Services): void {
  const { log } = services;
  for (const [name, load] of Object.entries(onFile)) {
    const command = commands.registerCommand(`authApis.${name}`, async (called: unknown, place: unknown) => {
      const document = await documentOf(called);
      if (!workspace.isTrusted) {
        tellUntrusted(services);
        return undefined;
      }
      if ("problem" in document) {
        tell(log, "info", document.problem);
        return undefined;
      }
      putCursor(document, place);
      const run = async (): Promise<unknown> => {
        try {
          return await (
            await load()
          )(services, document);
        } catch (error) {
          tellFailure(log, error, { document, again: run });
          return undefined;
        }
      };
      return run();
    });
    context.subscriptions.push(command);
  }
  for (const name of ["syncPlan", "showPlanAsText", "goToChange"] as const) {
    const command = commands.registerCommand(`authApis.${name}`, async (argument: unknown) => {
      const { [name]: run } = await import("./plan.ts");
      await run(services, argument).catch((error: unknown) => tellFailure(log, error));
    });
    context.subscriptions.push(command);
  }
  const restart = (): Promise<void> => services.language.restart();
  context.subscriptions.push(
    commands.registerCommand("authApis.restartServer", () =>
      restart().catch((error: unknown) => tellFailure(log, error)),
    ),
    commands.registerCommand("authApis.importApis", async () => {
      if (!workspace.isTrusted) {
        tellUntrusted(services);
        return;
      }
      const { importApis } = await import("./import.ts");
      await importApis(services).catch((error: unknown) => tellFailure(log, error));
    }),
    commands.registerCommand("authApis.showLog", () => log.show()),
    commands.registerCommand("authApis.showTokenAsText", () => showTokenAsText(services)),
    commands.registerCommand(LENS_COMMANDS.show, showPlaces),
    window.onDidChangeVisibleTextEditors(showCommands),
    window.tabGroups.onDidChangeTabs(showCommands),
  );
  showCommands();
}

/**
 * Menus call a command with the file's URI, lenses with its text, the palette with nothing. An older version of a file has the menus
 * and lenses, too.
 */
async function documentOf(called: unknown): Promise<TextDocument | NoFile> {
  if (typeof called === "string") return documentOf(Uri.parse(called));
  if (!(called instanceof Uri)) return meantDocument();
  const document = openDocument(called);
  return document && isAuthApis(document) ? document : noFile();
}

/** The text twin of the Token Inspector. */
async function showTokenAsText({ inspector, views, log }: Services): Promise<void> {
  const text = inspector.text();
  if (text === undefined) tell(log, "info", l10n.t("The Token Inspector shows no token. Run Test Token first."));
  else await views.show(l10n.t("Token"), text);
}

/** The palette shows the commands while they have a file to act on, also where a plan, a token or the walkthrough covers it. */
function showCommands(): void {
  void commands.executeCommand("setContext", "authApis.hasFile", hasFile());
}

function tellUntrusted({ log }: Services): void {
  const trust = {
    label: l10n.t("Manage Workspace Trust"),
    run: () => commands.executeCommand("workbench.trust.manage"),
  };
  tell(log, "warning", untrusted(), [trust]);
}
