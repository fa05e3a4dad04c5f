import { l10n, type QuickPickItem, window } from "vscode";
import type { ApiView } from "../../../server/src/document/read/api.ts";
import type { DesiredApi } from "../../../server/src/tenant/desired/desired.ts";
import { Problem } from "../problem.ts";
import { nameOf, type Target } from "../tenants/target.ts";
import { plain } from "../views/plain.ts";

/**
 * The API at the cursor; where that stands in none, the only one; else the one that the user picks. `undefined` where the user leaves
 * it.
 *
 * @param here - as the cursor says
 */
export async function chooseApi(
  candidates: readonly DesiredApi[],
  { api: here }: { readonly api?: ApiView },
  title: string,
): Promise<DesiredApi | undefined> {
  return (
    candidates.find(({ identifier }) => identifier === here?.identifier) ??
    (here ? undefined : only(candidates)) ??
    (await pick(
      candidates.map((each) => ({ label: plain(titleOf(each)), description: plain(each.identifier), value: each })),
      title,
    ))
  );
}

/** The APIs of the file that a tenant keeps. @throws Problem where there is none */
export function requireApis(apis: readonly DesiredApi[], target: Target): readonly DesiredApi[] {
  const candidates = apis.filter(({ absent, managementApi }) => !absent && !managementApi);
  if (candidates.length > 0) return candidates;
  throw new Problem(l10n.t("The file has no API for {0}.", nameOf(target)));
}

/** What the file calls an API. */
export function titleOf({ fields, identifier }: DesiredApi): string {
  return typeof fields["name"] === "string" ? fields["name"] : identifier;
}

/** What the user picks of these. */
export async function pick<T>(items: readonly (QuickPickItem & { value: T })[], title: string): Promise<T | undefined> {
  return (await window.showQuickPick(items, { title, matchOnDescription: true }))?.value;
}

export function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
