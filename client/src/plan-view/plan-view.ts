import {
  commands,
  type Disposable,
  Disposable as Disposables,
  EventEmitter,
  l10n,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  workspace,
} from "vscode";
import type { Outcome } from "../../../server/src/tenant/apply/outcome.ts";
import { counted } from "../../../server/src/tenant/plan/counted.ts";
import { isEmpty } from "../../../server/src/tenant/plan/plan.ts";
import { outcomeSummary, summary } from "../../../server/src/tenant/views/summary.ts";
import { isStale } from "../current-file.ts";
import type { FileError } from "../sync/file-errors.ts";
import { outcomeReport, planReport } from "../sync/report.ts";
import type { Planned } from "../sync/show-plan.ts";
import { describe } from "../tenants/target.ts";
import { type PlanRow, planRows, type ShownPlan } from "./rows.ts";

/** The plan that was made last, in a view of its own; its rows take the outcomes of a sync as they come. */
export interface PlanView extends Pick<Disposable, "dispose"> {
  /** Shows a plan in place of the one before, and leaves the focus where it is. */
  show(planned: Planned, errors: readonly FileError[]): Promise<void>;
  /** What has become of some of its rows. */
  add(planned: Planned, outcomes: readonly Outcome[]): void;
  /** The one that is shown. */
  current(): Planned | undefined;
  /** The same as Markdown. */
  text(): string | undefined;
}

export function openPlanView(): PlanView {
  const changed = new EventEmitter<void>();
  let shown: (ShownPlan & { readonly planned: Planned }) | undefined;
  // The same objects as long as nothing changes: the view may ask for a row's children after it has asked for the rows again.
  let rows: readonly PlanRow[] = [];
  let isAsked = false;
  const view = window.createTreeView<PlanRow>("authApis.plan", {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren(row) {
        isAsked = true;
        return [...(row?.rows ?? rows)];
      },
      getTreeItem,
    },
  });
  const render = (): void => {
    const planned = shown?.planned;
    const isOld = planned !== undefined && isStale(planned.target.open);
    const isDone = (shown?.outcomes.size ?? 0) > 0;
    view.message = shown && planned ? messageOf(shown, describe(planned.target), isOld) : "";
    const canSync = planned !== undefined && !isOld && !isDone && !isEmpty(planned.plan);
    void commands.executeCommand("setContext", "authApis.canSyncPlan", canSync);
    rows = shown ? planRows(shown) : [];
    // What comes on the screen for the first time asks by itself, and two askings at once may leave rows without their children.
    if (isAsked) changed.fire();
  };
  const edited = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0 && document === shown?.planned.target.open.document) render();
  });
  const all = Disposables.from(view, changed, edited);
  return {
    async show(planned, errors) {
      shown = { planned, plan: planned.plan, errors, outcomes: new Map() };
      render();
      // A view that isn't there yet gets no focus.
      await commands.executeCommand("setContext", "authApis.hasPlan", true);
      await commands.executeCommand("authApis.plan.focus", { preserveFocus: true });
    },
    add(planned, outcomes) {
      if (shown?.planned !== planned) return;
      shown = {
        ...shown,
        outcomes: new Map([...shown.outcomes, ...outcomes.map((each) => [each.change, each] as const)]),
      };
      render();
    },
    current: () => shown?.planned,
    text() {
      if (!shown) return undefined;
      const outcomes = [...shown.outcomes.values()];
      return outcomes.length > 0
        ? outcomeReport(shown.plan, outcomes, shown.errors)
        : planReport(shown.plan, shown.errors);
    },
    dispose: () => void all.dispose(),
  };
}

function messageOf({ plan, outcomes }: ShownPlan, tenant: string, isOld: boolean): string {
  if (outcomes.size > 0) return l10n.t("Sync to {0}: {1}.", tenant, outcomeSummary([...outcomes.values()]));
  const what = l10n.t("Plan for {0}: {1}; {2}.", tenant, summary(plan), counted(plan.requests, "request"));
  return isOld ? l10n.t("The file changed since: preview again. {0}", what) : what;
}

function getTreeItem(row: PlanRow): TreeItem {
  const { label, description, icon, goesTo, rows } = row;
  const isSection = rows.length > 0 && goesTo === undefined;
  const state = isSection ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(label, rows.length > 0 ? state : TreeItemCollapsibleState.None);
  if (description !== undefined) item.description = description;
  item.tooltip = description ? `${label}: ${description}` : label;
  if (icon) item.iconPath = new ThemeIcon(icon[0], icon[1] === undefined ? undefined : new ThemeColor(icon[1]));
  if (goesTo !== undefined)
    item.command = { title: l10n.t("Go to File"), command: "authApis.goToChange", arguments: [goesTo] };
  return item;
}
