import { l10n, type TextDocument } from "vscode";
import type { Drift } from "../../../server/src/tenant/drift/drift.ts";
import type { Services } from "../services.ts";
import { readWithProgress } from "../tenants/read-tenant.ts";
import { describe, type Target } from "../tenants/target.ts";
import { tell } from "../views/messages.ts";
import type { Command } from "./register.ts";

/** Reads the tenant again, so that hovers, completions and lenses show what stands there now. */
export const refreshTenant: Command = async (services, document) => {
  await read(services, document);
};

/** The same, and says how the file stands to the tenant. */
export const checkDrift: Command = async (services, document) => {
  const target = await read(services, document);
  if (!target) return;
  const { drift } = await services.drifts.of(document);
  const message = l10n.t("{0}: {1}.", describe(target), driftSummary([...(drift?.values() ?? [])]));
  tell(services.log, "info", message);
};

async function read({ choice, connections, readings }: Services, document: TextDocument): Promise<Target | undefined> {
  const target = await choice.choose(document);
  const api = target && (await connections.to(target));
  if (!api) return undefined;
  await readWithProgress(readings, api, describe(target));
  return target;
}

function driftSummary(all: readonly Drift[]): string {
  const count = (drift: Drift): number => all.filter((each) => each === drift).length;
  const parts: readonly (readonly [number, string])[] = [
    [count("in-sync"), l10n.t("in sync")],
    [count("changed-here"), l10n.t("changed here")],
    [count("changed-on-tenant"), l10n.t("changed on the tenant")],
    [count("changed-on-both"), l10n.t("changed on both sides")],
    [count("differs"), l10n.t("different, with no sync to tell which side changed")],
    [count("blocked"), l10n.t("not to be synced")],
  ];
  const some = parts.filter(([number]) => number > 0);
  return some.length === 0 ? l10n.t("no APIs") : some.map(([number, what]) => `${number} ${what}`).join(", ");
}
