import { l10n, type QuickPickItem, window } from "vscode";
import { plain } from "../views/plain.ts";
import { type Asked, askKeeping, askSecret, confirmHost } from "./ask.ts";
import { askKeyFile } from "./key-file.ts";

/** An application whose token is wanted. */
export interface AskedFor {
  readonly domain: string;
  readonly application: string;
  /** Reads its secret from the tenant, where the sign-in may do that; the secret then stays in memory. */
  readonly read: (() => Promise<string | undefined>) | undefined;
}

interface Way extends QuickPickItem {
  readonly ask: () => Promise<string | undefined>;
  /** Not asked about: what is read from the tenant needs no keeping. */
  readonly passing?: true;
}

/**
 * Asks for an application's secret, or its private key in PEM form, for test tokens. `undefined` where the user leaves it.
 *
 * @throws Problem where a chosen file holds no private key; TenantError
 */
export async function askApplicationSecret(asked: AskedFor): Promise<Asked<string> | undefined> {
  const { domain } = asked;
  if (!(await confirmHost(domain))) return undefined;
  const title = l10n.t("A token from {0}", domain);
  const way = await window.showQuickPick(ways(asked, title), { title, ignoreFocusOut: true });
  const secret = await way?.ask();
  if (!way || !secret) return undefined;
  const keeping = way.passing ? "this-window" : await askKeeping();
  return keeping && { secret, keeping };
}

function ways({ domain, application, read }: AskedFor, title: string): readonly Way[] {
  const prompt = l10n.t("Client secret of {0}. It goes to {1} and to no other host.", plain(application), domain);
  const typed: readonly Way[] = [
    { label: l10n.t("Client secret"), detail: prompt, ask: () => askSecret(title, prompt) },
    {
      label: l10n.t("Private key"),
      detail: l10n.t("A PEM file; the key signs an assertion and stays here"),
      ask: () => askKeyFile(application, "signing"),
    },
  ];
  if (!read) return typed;
  const detail = l10n.t("Your sign-in may read client secrets (read:client_keys). It is kept in memory only");
  return [...typed, { label: l10n.t("Read it from the tenant"), detail, ask: read, passing: true }];
}
