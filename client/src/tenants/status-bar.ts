import { Disposable, l10n, MarkdownString, StatusBarAlignment, ThemeColor, window } from "vscode";
import type { FileDrift, FileDrifts } from "../drift/file-drift.ts";
import { plain } from "../views/plain.ts";
import { describe, nameOf, type Target } from "./target.ts";

/** Shows the tenant that commands act on, and how the shown file stands to it; a click chooses another. */
export function showStatusBar(drifts: FileDrifts): Disposable {
  const item = window.createStatusBarItem("authApis.tenant", StatusBarAlignment.Left, 10);
  item.name = l10n.t("Auth APIs Tenant");
  item.command = "authApis.selectTenant";
  const show = (found: FileDrift | undefined): void => {
    if (!found) {
      item.hide();
      return;
    }
    const { target } = found;
    item.text = target ? `${iconOf(target)} ${textOf(target, found)}` : l10n.t("$(cloud) No tenant");
    item.tooltip = target ? tooltipOf(target, found) : l10n.t("Choose the tenant that Auth APIs acts on");
    item.accessibilityInformation = { label: item.text.replaceAll(/\$\([\w-]+\) ?/g, "") };
    item.backgroundColor = target?.tenant.protected ? new ThemeColor("statusBarItem.warningBackground") : undefined;
    item.show();
  };
  const listening = drifts.onDidChange(show);
  return Disposable.from(item, listening);
}

function iconOf(target: Target): string {
  return target.local ? "$(vm)" : target.tenant.protected ? "$(lock)" : "$(cloud)";
}

function textOf(target: Target, found: FileDrift): string {
  const state = [stateOf(found), found.access === "preview-only" ? l10n.t("preview only") : undefined].filter(
    (each) => each !== undefined,
  );
  const name = plain(nameOf(target));
  return state.length > 0 ? l10n.t("{0}: {1}", name, state.join(", ")) : name;
}

/** @returns `undefined` as long as the tenant has not been read */
function stateOf({ access, drift }: FileDrift): string | undefined {
  if (access === "none") return l10n.t("not signed in");
  if (!drift) return undefined;
  const blocked = [...drift.values()].filter((each) => each === "blocked").length;
  const changed = [...drift.values()].filter((each) => each !== "in-sync").length - blocked;
  const parts = [
    ...(changed > 0 ? [changed === 1 ? l10n.t("1 API differs") : l10n.t("{0} APIs differ", changed)] : []),
    ...(blocked > 0 ? [l10n.t("{0} can't be synced", blocked)] : []),
  ];
  return parts.length > 0 ? parts.join(", ") : l10n.t("in sync");
}

function tooltipOf(target: Target, { access }: FileDrift): MarkdownString {
  const signedIn = {
    none: l10n.t("You are not signed in; a sync asks for it."),
    "preview-only": l10n.t(
      "You are signed in, for previews only: the permissions to change APIs or grants are missing.",
    ),
    "signed-in": l10n.t("You are signed in."),
  };
  const lines = [
    l10n.t("Auth APIs acts on {0}.", describe(target)),
    signedIn[access],
    ...(target.tenant.protected ? [l10n.t("It is protected: a sync asks for its name.")] : []),
    l10n.t("Click to choose another."),
  ];
  // A name from the file is text here, and no Markdown.
  return new MarkdownString().appendText(lines.join("\n"));
}
