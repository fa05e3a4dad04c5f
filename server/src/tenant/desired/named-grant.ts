import type { TenantIndex } from "../../facts/tenant-index.ts";
import type { TenantGrant } from "../../facts/tenant-state.ts";
import { managementAudience } from "../connection/domain.ts";
import { type Application, findApplication } from "./application.ts";
import type { DesiredApi, DesiredGrant } from "./desired.ts";

/** A grant of one application, as all are but the defaults for a kind of them. */
export type OwnedGrant = TenantGrant & { readonly clientId: string };

export function isOwned(grant: TenantGrant): grant is OwnedGrant {
  return grant.clientId !== undefined && grant.defaultFor === undefined;
}

/** Not Auth0's own, not a default, and of a subject type that a file can name. */
export function isOrdinary(grant: TenantGrant): grant is OwnedGrant {
  return isOwned(grant) && !grant.system && ["client", "user"].includes(grant.subjectType);
}

/** A grant of the file, the application that it means on the tenant, and that application's grant where there is one. */
export interface NamedGrant {
  readonly desired: DesiredGrant;
  readonly application: Application;
  readonly there: OwnedGrant | undefined;
}

/** @param actual - the ordinary grants of the API on the tenant */
export function identify(desired: DesiredGrant, actual: readonly OwnedGrant[], tenant: TenantIndex): NamedGrant {
  const found = findApplication(desired, tenant);
  const clientId = clientIdOf(found, desired);
  const there = actual.find((grant) => grant.clientId === clientId && grant.subjectType === desired.subjectType);
  // Where the tenant has the grant, its application is known well enough.
  return { desired, there, application: there ? { clientId: there.clientId } : found };
}

/** What isn't listed has no name, and is called by its id or by a short name for it. */
function clientIdOf(found: Application, { client, clientId }: DesiredGrant): string | undefined {
  if ("clientId" in found) return found.clientId;
  return found.unknown ? (clientId ?? client) : undefined;
}

/** All grants that the file has for an API. */
export function namedGrants({ identifier, grants = [] }: DesiredApi, tenant: TenantIndex): readonly NamedGrant[] {
  const actual = tenant.grants(identifier).filter(isOrdinary);
  return grants.map((grant) => identify(grant, actual, tenant));
}

/** The grant that this program signs in with. */
export function isOwnGrant(
  { audience, clientId, subjectType }: Pick<TenantGrant, "audience" | "clientId" | "subjectType">,
  { domain, ownClientId }: { readonly domain: string; readonly ownClientId: string | undefined },
): boolean {
  return audience === managementAudience(domain) && subjectType === "client" && clientId === ownClientId;
}
