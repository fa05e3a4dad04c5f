import { l10n, type QuickPickItem, window } from "vscode";
import { type SigningAlgorithm, signingAlgorithms } from "../../../server/src/tenant/connection/credentials.ts";
import { hasCredentialsFor } from "../../../server/src/tenant/connection/environment.ts";
import { type Asked, askKeeping, askSecret, confirmHost } from "./ask.ts";
import { askKeyFile } from "./key-file.ts";
import type { ManagementSecret } from "./management-secret.ts";

/**
 * Asks who signs in to a tenant's Management API, and how. `undefined` where the user leaves it.
 *
 * @throws Problem where a chosen file holds no private key
 */
export async function askManagementSecret(domain: string): Promise<Asked<ManagementSecret> | undefined> {
  if (!(await confirmHost(domain))) return undefined;
  const way = await askWay(domain);
  const secret = way && (await way.ask(domain));
  const keeping = secret && (await askKeeping());
  return keeping ? { secret, keeping } : undefined;
}

interface Way extends QuickPickItem {
  readonly ask: (domain: string) => Promise<ManagementSecret | undefined>;
}

async function askWay(domain: string): Promise<Way | undefined> {
  const ways: Way[] = [
    {
      label: l10n.t("Client secret"),
      detail: l10n.t("Of a machine-to-machine application that may use the Management API"),
      ask: askClientSecret,
    },
    {
      label: l10n.t("Private key"),
      detail: l10n.t("The same, where the application has a public key in place of a secret; the key stays here"),
      ask: askPrivateKey,
    },
    {
      label: l10n.t("Token"),
      detail: l10n.t("A Management API token that you already have; it can't be renewed"),
      ask: askToken,
    },
  ];
  // Offered for the very tenant that it is for, and never because a file names a domain.
  if (hasCredentialsFor(domain, process.env)) {
    ways.unshift({
      label: l10n.t("Use AUTH0_* of this environment"),
      detail: l10n.t("They are for {0}; nothing is copied from there", domain),
      ask: () => Promise.resolve({ kind: "environment" }),
    });
  }
  return window.showQuickPick(ways, { title: signInTitle(domain), ignoreFocusOut: true });
}

async function askClientSecret(domain: string): Promise<ManagementSecret | undefined> {
  const clientId = await askClientId(domain);
  const prompt = l10n.t("Its client secret. It goes to {0} and to no other host.", domain);
  const clientSecret = clientId && (await askSecret(signInTitle(domain), prompt));
  return clientSecret ? { kind: "client-secret", clientId, clientSecret } : undefined;
}

async function askPrivateKey(domain: string): Promise<ManagementSecret | undefined> {
  const clientId = await askClientId(domain);
  const privateKey = clientId && (await askKeyFile(clientId, "signing"));
  const algorithm = privateKey && (await askAlgorithm(domain));
  return clientId && algorithm ? { kind: "private-key", clientId, privateKey, algorithm } : undefined;
}

async function askToken(domain: string): Promise<ManagementSecret | undefined> {
  const prompt = l10n.t("Management API token. It goes to {0} and to no other host.", domain);
  const token = await askSecret(signInTitle(domain), prompt);
  return token ? { kind: "token", token } : undefined;
}

async function askClientId(domain: string): Promise<string | undefined> {
  const prompt = l10n.t("Client ID of a machine-to-machine application that may use the Management API");
  const clientId = await window.showInputBox({ title: signInTitle(domain), prompt, ignoreFocusOut: true });
  return clientId?.trim() || undefined;
}

async function askAlgorithm(domain: string): Promise<SigningAlgorithm | undefined> {
  const placeHolder = l10n.t("The algorithm that the application's credential has in the Dashboard");
  const picked = await window.showQuickPick([...signingAlgorithms], { title: signInTitle(domain), placeHolder });
  return signingAlgorithms.find((each) => each === picked);
}

function signInTitle(domain: string): string {
  return l10n.t("Sign in to {0}", domain);
}
