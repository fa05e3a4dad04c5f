import { l10n } from "vscode";
import type { DesiredGrant } from "../../../server/src/tenant/desired.ts";
import { readTenant } from "../../../server/src/tenant/read.ts";
import type { Services } from "../services.ts";
import type { Target } from "../tenants/tenant-choice.ts";
import { connectTo } from "../tenants/connect.ts";

/** The application of a grant, as the tenant knows it. */
export interface Application {
  readonly clientId: string;
  readonly name: string;
  /** Known for the local tenant's applications alone. */
  readonly clientSecret?: string;
}

/**
 * Who a grant's `client` is: by its short name, on the local tenant by what its directory says, else by asking the tenant.
 * `undefined` where the user leaves the sign-in.
 *
 * @throws Error where the tenant has no such application, or several
 */
export async function findApplication(
  grant: DesiredGrant,
  target: Target,
  services: Services,
): Promise<Application | undefined> {
  const { client, clientId } = grant;
  if (target.local) {
    const found = target.local.applications.find(
      (each) => each.clientId === (clientId ?? client) || each.name === client,
    );
    if (!found) throw new Error(l10n.t("The local tenant has no application {0}.", client));
    if (found.clientSecret === undefined)
      throw new Error(l10n.t("{0} is a public application: it has no secret and gets no token of its own.", client));
    return { clientId: found.clientId, name: client, clientSecret: found.clientSecret };
  }
  if (clientId !== undefined) return { clientId, name: client };
  const api = await connectTo(target, services);
  if (!api) return undefined;
  const { clients } = await readTenant(api);
  const byId = clients.find((each) => each.clientId === client);
  const [only, second] = byId ? [byId] : clients.filter(({ name }) => name === client);
  if (!only) throw new Error(l10n.t("{0} has no application {1}.", target.tenant.domain, client));
  if (second)
    throw new Error(
      l10n.t(
        "Two applications are named {0}: {1} and {2}. Write the client id.",
        client,
        only.clientId,
        second.clientId,
      ),
    );
  return { clientId: only.clientId, name: only.name };
}
