import { grouped } from "./grouped.ts";
import { nearKey } from "./near-identifier.ts";
import { indexTenant, type TenantIndex } from "./tenant-index.ts";
import type { TenantFacts, TenantFactsParams } from "./tenant-facts.ts";
import type { TenantApi } from "./tenant-state.ts";

/** A tenant of which somebody has said what stands on it. */
export interface KnownTenant extends TenantFacts {
  readonly index: TenantIndex;
  /** Its APIs, Auth0's own left out, whose identifiers are easily taken for this one; this very one included. */
  alike(identifier: string): readonly TenantApi[];
}

/** By domain in lower case. It never changes: another fact makes another one. */
export type KnownTenants = ReadonlyMap<string, KnownTenant>;

/** Nobody has said anything of any tenant. */
export const NONE_KNOWN: KnownTenants = new Map();

/** What is known of the tenant with a domain, in whatever letter case it is written. */
export function knownTenant(known: KnownTenants, domain: string | undefined): KnownTenant | undefined {
  return domain === undefined ? undefined : known.get(domain.toLowerCase());
}

/** What is known after a message. */
export function told(known: KnownTenants, params: TenantFactsParams): KnownTenants {
  const key = params.domain.toLowerCase();
  const others = [...known].filter(([domain]) => domain !== key);
  return new Map("forget" in params ? others : [...others, [key, knowing(params)]]);
}

/** Whoever tells of a tenant: its entry for all applications is none. */
function knowing(facts: TenantFacts): KnownTenant {
  const state = { ...facts.state, clients: facts.state.clients.filter((client) => !client.global) };
  const own = state.apis.filter(({ system }) => !system);
  const near = grouped(own, ({ identifier }) => nearKey(identifier));
  return { ...facts, state, index: indexTenant(state), alike: (identifier) => near.get(nearKey(identifier)) ?? [] };
}
