import { l10n, type QuickPickItem, window } from "vscode";
import { isLoopback } from "../../../server/src/tenant/domain.ts";
import type { ClientSecret, Keeping, SecretStore } from "./secret-store.ts";

/**
 * Asks for the id and secret of a machine-to-machine application of a tenant and keeps them for that domain.
 * `undefined` where the user leaves it.
 */
export async function signIn(domain: string, secrets: SecretStore): Promise<ClientSecret | undefined> {
  if (!(await confirmDomain(domain))) return undefined;
  const clientId = await window.showInputBox({
    title: l10n.t("Sign in to {0}", domain),
    prompt: l10n.t("Client ID of a machine-to-machine application that may use the Management API"),
    ignoreFocusOut: true,
  });
  if (!clientId) return undefined;
  const clientSecret = await askSecret(
    domain,
    l10n.t("Its client secret. It goes to {0} and to no other host.", domain),
  );
  if (!clientSecret) return undefined;
  const where = await askKeeping();
  if (where === undefined) return undefined;
  const secret = { clientId: clientId.trim(), clientSecret };
  await secrets.keepManagement(domain, secret, where);
  return secret;
}

/** Asks for an application's secret, for test tokens. */
export async function askApplicationSecret(
  domain: string,
  clientId: string,
  application: string,
  secrets: SecretStore,
): Promise<string | undefined> {
  if (!(await confirmDomain(domain))) return undefined;
  const secret = await askSecret(
    domain,
    l10n.t("Client secret of {0}. It goes to {1} and to no other host.", application, domain),
  );
  if (!secret) return undefined;
  const where = await askKeeping();
  if (where === undefined) return undefined;
  await secrets.keepApplication(domain, clientId, secret, where);
  return secret;
}

function askSecret(domain: string, prompt: string): Thenable<string | undefined> {
  return window.showInputBox({ title: l10n.t("Sign in to {0}", domain), prompt, password: true, ignoreFocusOut: true });
}

/** The file names the domain, and anybody may have written the file: outside Auth0's own domains the user says so first. */
async function confirmDomain(domain: string): Promise<boolean> {
  if (domain.endsWith(".auth0.com") || isLoopback(domain)) return true;
  const proceed = l10n.t("It Is My Tenant");
  const answer = await window.showWarningMessage(
    l10n.t("{0} is not under auth0.com.", domain),
    {
      modal: true,
      detail: l10n.t(
        "Whatever secret you give next is sent to this host. Go on only if you know that it is your Auth0 tenant.",
      ),
    },
    proceed,
  );
  return answer === proceed;
}

async function askKeeping(): Promise<Keeping | undefined> {
  const items: readonly (QuickPickItem & { readonly keeping: Keeping })[] = [
    { keeping: "stored", label: l10n.t("Keep it"), detail: l10n.t("In VS Code's secret storage, for this domain") },
    {
      keeping: "this-window",
      label: l10n.t("This window only"),
      detail: l10n.t("In memory, gone when the window closes"),
    },
  ];
  const picked = await window.showQuickPick(items, {
    title: l10n.t("Where should the secret be kept?"),
    ignoreFocusOut: true,
  });
  return picked?.keeping;
}
