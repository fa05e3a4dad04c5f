import type { TenantClient } from "./tenant-state.ts";

/**
 * Is an application somebody else's, so that it needs a grant even where the tenant's own don't? Where nothing else is known of it, its id
 * tells: those of third-party applications begin so, at least of those made lately.
 */
export function isThirdParty(clientId: string, known: Pick<TenantClient, "firstParty"> | undefined): boolean {
  return known ? !known.firstParty : clientId.startsWith("tpc_");
}
