import { type ExtensionContext, l10n, StatusBarAlignment, ThemeColor, window } from "vscode";
import { isAuthApis } from "../current-file.ts";
import type { TenantChoice } from "./tenant-choice.ts";

/** Shows the tenant that commands act on while an `auth-apis` file is in front; a click chooses another. */
export function showStatusBar(context: ExtensionContext, choice: TenantChoice): void {
  const item = window.createStatusBarItem("authApis.tenant", StatusBarAlignment.Left, 10);
  item.name = l10n.t("Auth APIs tenant");
  item.command = "authApis.selectTenant";
  const update = async (): Promise<void> => {
    const document = window.activeTextEditor?.document;
    if (!document || !isAuthApis(document)) {
      item.hide();
      return;
    }
    const target = await choice.chosen(document);
    const name = target?.local ? l10n.t("local") : target?.tenant.name;
    item.text = `$(key) ${name ?? l10n.t("no tenant")}`;
    item.tooltip = target
      ? l10n.t("Auth APIs acts on {0}", target.tenant.domain)
      : l10n.t("Choose the tenant that Auth APIs acts on");
    item.backgroundColor = target?.tenant.protected ? new ThemeColor("statusBarItem.warningBackground") : undefined;
    item.show();
  };
  const refresh = (): void => void update();
  context.subscriptions.push(item, choice.onDidChange(refresh), window.onDidChangeActiveTextEditor(refresh));
  refresh();
}
