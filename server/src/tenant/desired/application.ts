import { nearName } from "../../text/near-name.ts";
import type { DesiredGrant } from "./desired.ts";
import type { TenantIndex } from "../../facts/tenant-index.ts";

/** The application that a grant of the file means on this tenant, or why that can't be said. */
export type Application = { readonly clientId: string } | { readonly problem: string; readonly unknown: boolean };

/**
 * A short name of the file stands for its client id, and for nothing where the tenant maps it to none. Otherwise the text is a
 * client id on the tenant, else the exact name of one application there: with two of the same name, the first one found would be a
 * guess (https://github.com/auth0/auth0-deploy-cli/issues/98).
 */
export function findApplication({ client, clientId, unmapped }: DesiredGrant, tenant: TenantIndex): Application {
  if (unmapped) {
    return {
      problem: `${client} is a short name of the file, and this tenant's clients don't have it.`,
      unknown: false,
    };
  }
  if (clientId !== undefined) {
    if (tenant.client(clientId)) return { clientId };
    return {
      problem: `No application with the id ${clientId} (${client} in the file) is on the tenant.`,
      unknown: true,
    };
  }
  if (tenant.client(client)) return { clientId: client };
  const named = tenant.clientsNamed(client);
  const [only] = named;
  if (!only) {
    const near = nearName(client, tenant.clientNames());
    const meant = near === undefined ? "" : ` Is it ${near}?`;
    return { problem: `No application with the id or name ${client} is on the tenant.${meant}`, unknown: true };
  }
  if (named.length === 1) return { clientId: only.clientId };
  const ids = named.map((each) => each.clientId).join(" and ");
  return {
    problem: `${named.length} applications on the tenant are named ${client}: ${ids}. Name the one that is meant by its id.`,
    unknown: false,
  };
}

/** The name that a reader knows an application by. */
export function applicationName(clientId: string, tenant: TenantIndex): string | undefined {
  const name = tenant.client(clientId)?.name;
  return name === "" ? undefined : name;
}
