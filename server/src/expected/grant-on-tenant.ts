import type { TenantGrant, TenantState } from "../facts/tenant-state.ts";
import { isThirdParty } from "../facts/third-party.ts";

/** By which grant of the tenant's an application gets tokens for an API: its own, else, for a third-party one, the default for all of these. */
export function grantOnTenant(
  { grants, clients }: TenantState,
  audience: string,
  clientId: string,
  subjectType: "client" | "user",
): TenantGrant | undefined {
  const ofApi = grants.filter((grant) => grant.audience === audience && grant.subjectType === subjectType);
  const own = ofApi.find((grant) => grant.clientId === clientId);
  if (own) return own;
  const known = clients.find((client) => client.clientId === clientId);
  return isThirdParty(clientId, known)
    ? ofApi.find(({ defaultFor }) => defaultFor === "third_party_clients")
    : undefined;
}
