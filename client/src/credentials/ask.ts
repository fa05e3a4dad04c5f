import { l10n, type QuickPickItem, window } from "vscode";
import { isLoopback } from "../../../server/src/facts/domain.ts";
import { plain } from "../views/plain.ts";
import type { Keeping } from "./secret-store.ts";

/** Asks for the secret that an API's tokens are signed with (HS256). It is used once, on this machine. */
export function askSigningSecret(api: string): Promise<string | undefined> {
  const prompt = l10n.t(
    "Signing secret of {0}. It is used for this one check: it is sent nowhere and not kept.",
    plain(api),
  );
  return askSecret(l10n.t("Verify an HS256 token"), prompt);
}

export interface Asked<Secret> {
  readonly secret: Secret;
  readonly keeping: Keeping;
}

/** Something that is not shown while it is typed. `undefined` where the user leaves it. */
export async function askSecret(title: string, prompt: string): Promise<string | undefined> {
  const secret = await window.showInputBox({ title, prompt, password: true, ignoreFocusOut: true });
  return secret?.trim() || undefined;
}

/** The file names the domain, and anybody may have written the file: outside Auth0's own domains the user says so first. */
export async function confirmHost(domain: string): Promise<boolean> {
  if (domain.endsWith(".auth0.com")) return true;
  const proceed = l10n.t("It Is My Tenant");
  const warning = isLoopback(domain)
    ? l10n.t("{0} is a program on this machine, not a tenant under auth0.com.", domain)
    : l10n.t("{0} is not under auth0.com.", domain);
  const detail = l10n.t(
    "The file names this host. The secret that you give next is sent to it. Go on only if you know that it is your tenant.",
  );
  return (await window.showWarningMessage(warning, { modal: true, detail }, proceed)) === proceed;
}

/** For how long, and so where. `undefined` where the user leaves it. */
export async function askKeeping(): Promise<Keeping | undefined> {
  const items: readonly (QuickPickItem & { readonly keeping: Keeping })[] = [
    { keeping: "stored", label: l10n.t("Keep it"), detail: l10n.t("In VS Code's secret storage, for this domain") },
    {
      keeping: "this-window",
      label: l10n.t("This window only"),
      detail: l10n.t("In memory, gone when the window closes"),
    },
  ];
  const title = l10n.t("Where should the secret be kept?");
  return (await window.showQuickPick(items, { title, ignoreFocusOut: true }))?.keeping;
}
