import { l10n } from "vscode";
import { connection } from "../../../server/src/tenant/connection/connection.ts";
import { connect, type ManagementApi } from "../../../server/src/tenant/connection/management-api.ts";
import { conceal } from "../../../server/src/tenant/connection/secret.ts";
import { askManagementSecret } from "../credentials/ask.ts";
import type { ClientSecret, SecretStore } from "../credentials/secret-store.ts";
import { withReading } from "../views/progress.ts";
import type { Target } from "./target.ts";

/** Connections to Management APIs. Their tokens live in memory and are used again, since every new one counts. */
export interface Connections {
  /** Connected with what is kept for the target's domain; asks where nothing is. `undefined` where the user leaves that. */
  to(target: Target): Promise<ManagementApi | undefined>;
  /**
   * Asks who signs in to a domain, and keeps it once the tenant has accepted it.
   *
   * @throws TenantError where the tenant refuses
   */
  signIn(domain: string): Promise<ManagementApi | undefined>;
  /** Is this still the connection to its domain? Not after a sign-out, or another sign-in. */
  holds(api: ManagementApi): boolean;
  /** Forgets all that is kept for a domain. */
  signOut(domain: string): Promise<void>;
}

export function openConnections(secrets: SecretStore): Connections {
  const open = new Map<string, { readonly as: ClientSecret; readonly api: ManagementApi }>();

  const connected = (domain: string, as: ClientSecret): ManagementApi => {
    const known = open.get(domain);
    if (known?.as.clientId === as.clientId && known.as.clientSecret === as.clientSecret) return known.api;
    const { clientId, clientSecret } = as;
    const credentials = { kind: "client-secret", domain, clientId, clientSecret: conceal(clientSecret) } as const;
    const api = connect(credentials, connection(domain));
    open.set(domain, { as, api });
    return api;
  };

  const connections: Connections = {
    async to({ tenant, local }) {
      const { domain } = tenant;
      const kept = local?.administrator ?? (await secrets.management(domain));
      return kept ? connected(domain, kept) : connections.signIn(domain);
    },
    async signIn(domain) {
      const asked = await askManagementSecret(domain);
      if (!asked) return undefined;
      const api = connected(domain, asked.secret);
      await withReading(l10n.t("Signing in to {0}", domain), domain, () => api.identity());
      await secrets.keepManagement(domain, asked.secret, asked.keeping);
      return api;
    },
    holds: (api) => open.get(api.domain)?.api === api,
    async signOut(domain) {
      open.delete(domain);
      await secrets.forget(domain);
    },
  };
  return connections;
}
