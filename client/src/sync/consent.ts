import { l10n, window } from "vscode";
import type { Tag } from "../../../server/src/tenant/plan/effects.ts";
import type { Plan } from "../../../server/src/tenant/plan/plan.ts";
import { tagOf } from "../../../server/src/tenant/plan/tag.ts";
import { countKinds, summary } from "../../../server/src/tenant/views/summary.ts";
import { plain } from "../views/plain.ts";
import { describe, nameOf, type Target } from "../tenants/target.ts";

/** `all`: the removals too; `no-removals`: all but those. */
export type Consent = "all" | "no-removals" | "refused";

/**
 * Has the user, who has the plan in view, agreed to it? A plain yes covers neither a removal nor a protected tenant: for these the
 * tenant's name is typed.
 */
export async function askConsent(plan: Plan, target: Target): Promise<Consent> {
  const { create, update, removal } = countKinds(plan.changes);
  if (removal === 0) return (await askToWrite(plan, target)) ? "no-removals" : "refused";

  const without = l10n.t("Sync Without the Removals");
  const withThem = create + update > 0 ? l10n.t("Include the Removals…") : l10n.t("Remove…");
  const detail = [
    whatItDoes(plan),
    l10n.t("What is removed takes access away from those who have it, and a deleted API does not come back as it was."),
  ].join("\n\n");
  const message = l10n.t("Sync to {0}?", describe(target));
  const buttons = create + update > 0 ? [without, withThem] : [withThem];
  const answer = await window.showWarningMessage(message, { modal: true, detail }, ...buttons);
  if (answer === withThem) return (await typeName(plan, target)) ? "all" : "refused";
  if (answer !== without) return "refused";
  if (!target.tenant.protected) return "no-removals";
  const some = { ...plan, changes: plan.changes.filter(({ kind }) => kind !== "removal") };
  const what = l10n.t("{0}, without the removals", summary(some));
  return (await typeName(some, target, what)) ? "no-removals" : "refused";
}

async function askToWrite(plan: Plan, target: Target): Promise<boolean> {
  if (target.tenant.protected) return typeName(plan, target);
  const go = l10n.t("Sync");
  const message = l10n.t("Sync to {0}?", describe(target));
  const detail = whatItDoes(plan);
  return (await window.showInformationMessage(message, { modal: true, detail }, go)) === go;
}

function whatItDoes(plan: Plan): string {
  return [`${summary(plan)}.`, ...dangersOf(plan)].join(" ");
}

/** How many of its rows open something or break somebody. */
function dangersOf({ changes }: Plan): readonly string[] {
  const tagged = (tag: Tag): number => changes.filter((change) => tagOf(change) === tag).length;
  const [loosens, breaks] = [tagged("loosens access"), tagged("breaks callers")];
  return [
    ...(loosens > 0 ? [l10n.t("Loosens access: {0}.", loosens)] : []),
    ...(breaks > 0 ? [l10n.t("Breaks callers: {0}.", breaks)] : []),
  ];
}

/** Leaves the plan in view, and room to read it. */
async function typeName(plan: Plan, target: Target, what = summary(plan)): Promise<boolean> {
  const name = nameOf(target);
  const type = l10n.t("Type {0} to go on.", plain(name));
  const typed = await window.showInputBox({
    title: l10n.t("Sync to {0}: {1}", describe(target), what),
    prompt: [...dangersOf(plan), type].join(" "),
    placeHolder: plain(name),
    ignoreFocusOut: true,
    validateInput: (text) => (text === name ? undefined : type),
  });
  return typed === name;
}
