import type { TenantIndex } from "../facts/tenant-index.ts";
import type { TenantGrant } from "../facts/tenant-state.ts";
import { isThirdParty } from "../facts/third-party.ts";

/** By which grant of the tenant's an application gets tokens for an API: its own, else, for a third-party one, the default for all of these. */
export function grantOnTenant(
  tenant: Pick<TenantIndex, "grants" | "client">,
  audience: string,
  clientId: string,
  subjectType: "client" | "user",
): TenantGrant | undefined {
  const ofApi = tenant.grants(audience).filter((grant) => grant.subjectType === subjectType);
  const own = ofApi.find((grant) => grant.clientId === clientId);
  if (own) return own;
  return isThirdParty(clientId, tenant.client(clientId))
    ? ofApi.find(({ defaultFor }) => defaultFor === "third_party_clients")
    : undefined;
}
