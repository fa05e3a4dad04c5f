import { l10n, type QuickPickItem, QuickPickItemKind, window } from "vscode";
import type { Tenant } from "../../../server/src/document/read/tenants.ts";
import { parseDomain } from "../../../server/src/tenant/connection/domain.ts";
import { plain } from "../views/plain.ts";

/** Where a file should go: the local tenant, a tenant by its name in the file, or (a file that names none) a domain. */
export type Choice = { readonly local: true } | { readonly name: string } | { readonly domain: string };

/**
 * Asks which tenant commands on a file act on. `undefined` where the user leaves it.
 *
 * @param local - domain of the local tenant, where it runs and the file may go there
 */
export async function askTenant(
  tenants: readonly Tenant[],
  local: string | undefined,
): Promise<Choice | "start-local" | undefined> {
  const named = tenants.map((tenant) => ({
    label: tenant.protected ? `$(lock) ${plain(tenant.name)}` : plain(tenant.name),
    description: plain(tenant.domain ?? ""),
    ...(tenant.protected && { detail: l10n.t("Protected: a sync asks for its name") }),
    choice: { name: tenant.name } as const,
  }));
  const domain = { label: l10n.t("$(edit) Enter a Domain…"), choice: "ask-domain" } as const;
  const items: (QuickPickItem & { readonly choice?: Choice | "start-local" | "ask-domain" })[] = [
    ...(tenants.length > 0 ? named : [domain]),
    { label: "", kind: QuickPickItemKind.Separator },
    local === undefined
      ? { label: l10n.t("$(vm) Start Local Tenant…"), choice: "start-local" }
      : { label: l10n.t("$(vm) Local Tenant"), description: local, choice: { local: true } },
  ];
  const title = l10n.t("Which tenant should Auth APIs act on?");
  const choice = (await window.showQuickPick(items, { title, matchOnDescription: true }))?.choice;
  return choice === "ask-domain" ? askDomain() : choice;
}

async function askDomain(): Promise<Choice | undefined> {
  const answer = await window.showInputBox({
    title: l10n.t("Domain of the tenant"),
    placeHolder: "acme.eu.auth0.com",
    ignoreFocusOut: true,
    validateInput: (text) => {
      const parsed = parseDomain(text.trim());
      return "problem" in parsed ? parsed.problem : undefined;
    },
  });
  const parsed = parseDomain(answer?.trim() ?? "");
  return "domain" in parsed ? { domain: parsed.domain } : undefined;
}
