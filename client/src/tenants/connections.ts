import { EventEmitter, type Event, l10n } from "vscode";
import { connection } from "../../../server/src/tenant/connection/connection.ts";
import { connect, type ManagementApi } from "../../../server/src/tenant/connection/management-api.ts";
import { isPreviewOnly } from "../../../server/src/tenant/plan/permissions.ts";
import { askManagementSecret } from "../credentials/ask-management.ts";
import { credentialsOf, type ManagementSecret } from "../credentials/management-secret.ts";
import type { SecretStore } from "../credentials/secret-store.ts";
import type { SignedIn } from "../credentials/signed-in.ts";
import { requireTrust } from "../trust.ts";
import { withReading } from "../views/progress.ts";
import type { Readings } from "./readings.ts";
import type { Target } from "./target.ts";
import { checkSignIn } from "./check-sign-in.ts";

/** `preview-only`: the sign-in is known to have no permission to write. */
export type Access = "none" | "preview-only" | "signed-in";

/** Connections to Management APIs. Their tokens live in memory and are used again, since every new one counts. */
export interface Connections {
  /** After a sign-in or sign-out, and where it turns out what a sign-in may do. */
  readonly onDidChange: Event<void>;
  /** What somebody may do there, as far as that is known without a request. */
  access(target: Target): Promise<Access>;
  /** Connected with what is kept for the target's domain; asks where nothing is. `undefined` where the user leaves that. */
  to(target: Target): Promise<ManagementApi | undefined>;
  /** The same, but never asks. */
  existing(target: Pick<Target, "tenant" | "local">): Promise<ManagementApi | undefined>;
  /**
   * Asks who signs in to a domain, and keeps it once the tenant has accepted it.
   *
   * @throws TenantError where the tenant refuses
   */
  signIn(domain: string): Promise<ManagementApi | undefined>;
  /** Is this still the connection to its domain? Not after a sign-out, or another sign-in. */
  holds(api: ManagementApi): boolean;
  /** Forgets all that is kept for a domain, and what was read from it. */
  signOut(domain: string): Promise<void>;
}

export function openConnections(secrets: SecretStore, signedIn: SignedIn, readings: Readings): Connections {
  const open = new Map<string, { readonly as: string; readonly api: ManagementApi }>();

  const changed = new EventEmitter<void>();

  const connectAs = async (domain: string, secret: ManagementSecret): Promise<ManagementApi> => {
    requireTrust();
    return connect(await credentialsOf(secret, domain), connection(domain));
  };
  /** `undefined` where somebody signs out meanwhile. */
  const connected = async (domain: string, secret: ManagementSecret): Promise<ManagementApi | undefined> => {
    const as = JSON.stringify(secret);
    const held = (): ManagementApi | undefined => {
      const known = open.get(domain);
      return known?.as === as ? known.api : undefined;
    };
    const before = held();
    if (before) return before;
    const isForgotten = readings.since(domain);
    const api = await connectAs(domain, secret);
    if (isForgotten()) return undefined;
    // Of two that ask at once both get the same one: each holds what it has for the sign-in.
    const meanwhile = held();
    if (meanwhile) return meanwhile;
    open.set(domain, { as, api });
    return api;
  };

  const forget = (domain: string): void => {
    open.delete(domain);
    readings.forget(domain);
  };

  secrets.onDidChange(() => changed.fire());
  // Another window's sign-out holds for this one.
  signedIn.onDidChange(({ removed }) => removed.forEach(forget));

  const connections: Connections = {
    onDidChange: changed.event,
    async access({ tenant, local }) {
      if (local) return "signed-in";
      if (!(await secrets.management(tenant.domain))) return "none";
      return isPreviewOnly(open.get(tenant.domain)?.api.known()?.permissions) ? "preview-only" : "signed-in";
    },
    async to(target) {
      return (await connections.existing(target)) ?? connections.signIn(target.tenant.domain);
    },
    async existing({ tenant, local }) {
      const { domain } = tenant;
      const kept = local?.administrator ?? (await secrets.management(domain));
      return kept && connected(domain, kept);
    },
    async signIn(domain) {
      requireTrust();
      const asked = await askManagementSecret(domain);
      if (!asked) return undefined;
      const api = await connectAs(domain, asked.secret);
      await withReading(l10n.t("Signing in to {0}", domain), domain, ({ signal }) => checkSignIn(api, signal));
      open.set(domain, { as: JSON.stringify(asked.secret), api });
      await secrets.keepManagement(domain, asked.secret, asked.keeping);
      return api;
    },
    holds: (api) => open.get(api.domain)?.api === api,
    async signOut(domain) {
      open.delete(domain);
      // With the secrets, so that nothing that was begun with them outlives them.
      await secrets.forget(domain).finally(() => forget(domain));
    },
  };
  return connections;
}
