import { type ExtensionContext, l10n, MarkdownString, StatusBarAlignment, ThemeColor, window, workspace } from "vscode";
import { currentDocument } from "../current-file.ts";
import type { Services } from "../services.ts";
import { plain } from "../views/plain.ts";
import { describe, nameOf, type Target } from "./target.ts";

/** Milliseconds without an edit after which the file is read again: an edit may give the tenant another domain. */
const pause = 500;

/** Shows the tenant that commands act on while an `auth-apis` file is shown; a click chooses another. */
export function showStatusBar(context: ExtensionContext, { choice, secrets }: Services): void {
  const item = window.createStatusBarItem("authApis.tenant", StatusBarAlignment.Left, 10);
  item.name = l10n.t("Auth APIs Tenant");
  item.command = "authApis.selectTenant";
  let timer: NodeJS.Timeout | undefined;
  let newest = 0;

  const show = async (): Promise<void> => {
    const mine = ++newest;
    const document = currentDocument();
    if (!document || !workspace.isTrusted) {
      item.hide();
      return;
    }
    const target = await choice.chosen(document);
    const signedIn = target && (target.local ?? (await secrets.management(target.tenant.domain))) !== undefined;
    if (mine !== newest) return;
    item.text = target ? textOf(target, signedIn === true) : l10n.t("$(cloud) No tenant");
    item.tooltip = target ? tooltipOf(target, signedIn === true) : l10n.t("Choose the tenant that Auth APIs acts on");
    item.accessibilityInformation = { label: item.text.replaceAll(/\$\([\w-]+\) ?/g, "") };
    item.backgroundColor = target?.tenant.protected ? new ThemeColor("statusBarItem.warningBackground") : undefined;
    item.show();
  };
  const refresh = (): void => void show();
  context.subscriptions.push(
    item,
    choice.onDidChange(refresh),
    secrets.onDidChange(refresh),
    window.onDidChangeActiveTextEditor(refresh),
    window.onDidChangeVisibleTextEditors(refresh),
    workspace.onDidGrantWorkspaceTrust(refresh),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document !== currentDocument()) return;
      clearTimeout(timer);
      timer = setTimeout(refresh, pause);
    }),
    { dispose: () => clearTimeout(timer) },
  );
  refresh();
}

function textOf(target: Target, signedIn: boolean): string {
  const icon = target.local ? "$(vm)" : target.tenant.protected ? "$(lock)" : "$(cloud)";
  const name = plain(nameOf(target));
  return signedIn ? `${icon} ${name}` : l10n.t("{0} {1}: not signed in", icon, name);
}

function tooltipOf(target: Target, signedIn: boolean): MarkdownString {
  const lines = [
    l10n.t("Auth APIs acts on {0}.", describe(target)),
    signedIn ? l10n.t("You are signed in.") : l10n.t("You are not signed in; a sync asks for it."),
    ...(target.tenant.protected ? [l10n.t("It is protected: a sync asks for its name.")] : []),
    l10n.t("Click to choose another."),
  ];
  // A name from the file is text here, and no Markdown.
  return new MarkdownString().appendText(lines.join("\n"));
}
