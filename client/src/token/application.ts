import { l10n } from "vscode";
import { findApplication as findOnTenant } from "../../../server/src/tenant/desired/application.ts";
import type { DesiredGrant } from "../../../server/src/tenant/desired/desired.ts";
import { readClientSecret } from "../../../server/src/tenant/connection/read-secrets.ts";
import { readTenant } from "../../../server/src/tenant/connection/read.ts";
import { indexTenant } from "../../../server/src/facts/tenant-index.ts";
import { askApplicationSecret } from "../credentials/ask-application.ts";
import type { Keeping } from "../credentials/secret-store.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import type { LocalTenant } from "../tenants/local-tenant.ts";
import type { Target } from "../tenants/target.ts";
import { withReading } from "../views/progress.ts";

/** The application of a grant, as the tenant knows it, and its secret. */
export interface Application {
  readonly clientId: string;
  /** As the file calls it. */
  readonly name: string;
  /** Its client secret, or its private key in PEM form. */
  readonly secret: string;
  /** The user has just given the secret: where it should be kept, once the tenant has accepted it. */
  readonly keep?: Keeping;
}

/**
 * Finds out who a grant's `client` is, and the secret: the local tenant's directory knows both; of another tenant the secret is
 * what is kept for its domain, else what the user gives. `undefined` where the user leaves it.
 *
 * @throws Problem where the tenant has no such application, or several, or it has no secret; TenantError
 */
export async function findApplication(
  grant: DesiredGrant,
  target: Target,
  services: Services,
): Promise<Application | undefined> {
  const name = grant.client;
  if (target.local) return localApplication(grant, target.local);
  const { domain } = target.tenant;
  const clientId = grant.clientId ?? (await clientIdOf(grant, target, services));
  if (clientId === undefined) return undefined;
  const kept = await services.secrets.application(domain, clientId);
  if (kept !== undefined) return { clientId, name, secret: kept };
  const read = await reader(target, clientId, services);
  const asked = await askApplicationSecret({ domain, application: name, read });
  return asked && { clientId, name, secret: asked.secret, keep: asked.keeping };
}

/** Reads the secret from the tenant; none where nobody is signed in who may. */
async function reader(target: Target, clientId: string, { connections }: Services) {
  const api = await connections.existing(target);
  if (!api?.known()?.permissions?.has("read:client_keys")) return undefined;
  return async (): Promise<string | undefined> => (await readClientSecret(api, clientId))?.reveal();
}

function localApplication({ client, clientId }: DesiredGrant, { applications }: LocalTenant): Application {
  const byId = applications.find((each) => each.clientId === (clientId ?? client));
  const found = byId ?? (clientId === undefined ? applications.find(({ name }) => name === client) : undefined);
  if (!found) throw new Problem(l10n.t("The local tenant has no application {0}.", client));
  if (found.clientSecret === undefined)
    throw new Problem(l10n.t("{0} is a public application: it has no secret and gets no token of its own.", client));
  return { clientId: found.clientId, name: client, secret: found.clientSecret };
}

/** By client id or exact name on the tenant, since the file maps no short name. */
async function clientIdOf(grant: DesiredGrant, target: Target, services: Services): Promise<string | undefined> {
  const { domain } = target.tenant;
  const api = await services.connections.to(target);
  if (!api) return undefined;
  const title = l10n.t("Looking for {0} on {1}", grant.client, domain);
  const state = await withReading(title, domain, ({ signal }) => readTenant(api, { signal }));
  const found = findOnTenant(grant, indexTenant(state));
  if ("problem" in found) throw new Problem(found.problem);
  return found.clientId;
}
