import type { AuthApisFile } from "../document/read/file.ts";
import { type Latest, memoryKey } from "../document/memory.ts";
import { concerns, type Grant } from "../document/read/grant.ts";
import type { Tenant } from "../document/read/tenants.ts";
import { isLoopback } from "../facts/domain.ts";
import { addTo } from "../facts/grouped.ts";
import { knownTenant } from "../facts/known-tenants.ts";
import { shown } from "../schema/words.ts";
import { replaceFix } from "./about/fixes.ts";
import { defineRule } from "./rule.ts";

export const foreignClientId = defineRule({
  id: "foreign-client-id",
  on: "api",
  severity: "warning",
  summary: "A grant names the client id of another tenant's application.",
  why: `An application belongs to one tenant, and so does its client id: under another one it means nothing, and the grant can't be
synced there. The file shows whose it is, for a tenant's \`clients\` has a short name for it. Write that short name, which stands for
each tenant's own application, or say with \`tenants:\` under the grant where it holds.

Tenants of which the applications are known (you are signed in to them) are left to \`unknown-client\`.`,
  *check(api, { file, facts, tenantsAreKnown }) {
    if (!tenantsAreKnown) return;
    for (const grant of api.grants ?? []) {
      const { client, map, stays } = grant;
      if (client === undefined || file.shortNames.has(client) || !stays) continue;
      const [owner, shortName] = ownerOf(client, file) ?? [];
      if (owner === undefined || shortName === undefined) continue;
      const own = api.tenants.filter((tenant) => concerns(map, [tenant]));
      const others = own.filter(
        (tenant) => tenant !== owner && !standsIn(tenant) && !knownTenant(facts, tenant.domain),
      );
      if (others.length === 0) continue;
      yield {
        at: grant.clientAt,
        message:
          `"${shown(client)}" is the client id of "${shown(shortName)}" on ${shown(owner.name)}. An application belongs to one ` +
          "tenant, so this grant can't be synced to another.",
        related: relatedTo(owner, shortName),
        fixes: own.every(({ clients }) => clients.has(shortName)) ? naming(grant, shortName) : [],
        tenants: others.map(({ name }) => name),
      };
    }
  },
  good: [
    `tenants:
  dev: { domain: acme-dev.eu.auth0.com, clients: { worker: Lz8TqXWm1VbYfQd3 } }
  production: { domain: acme.eu.auth0.com, clients: { worker: h2Rk0aPq7NsXw4Zc } }
apis:
  - identifier: https://api.acme.com
    grants:
      - client: worker
      - client: Lz8TqXWm1VbYfQd3
        subject_type: user
        tenants: [dev]
`,
  ],
  bad: [
    `tenants:
  dev: { domain: acme-dev.eu.auth0.com, clients: { worker: Lz8TqXWm1VbYfQd3 } }
  production: { domain: acme.eu.auth0.com, clients: { worker: h2Rk0aPq7NsXw4Zc } }
apis:
  - identifier: https://api.acme.com
    grants:
      - client: ⟦Lz8TqXWm1VbYfQd3⟧
`,
  ],
});

/** The only tenant whose `clients` give a short name to an id, and that name. */
function ownerOf(clientId: string, { tenants, kept }: AuthApisFile): Owner | undefined {
  const [only, second] = kept.latest(OWNERS, tenants, () => ownersIn(tenants)).get(clientId) ?? [];
  return only && !second && !standsIn(only[0]) ? only : undefined;
}

/** A tenant with the short name that it gives to an application. */
type Owner = readonly [Tenant, string];

/** By client ids; each tenant once, with the first short name. */
function ownersIn(tenants: readonly Tenant[]): ReadonlyMap<string, readonly Owner[]> {
  const owners = new Map<string, Owner[]>();
  for (const tenant of tenants) {
    for (const [shortName, { clientId }] of tenant.clients) {
      if (clientId === undefined) continue;
      if (owners.get(clientId)?.at(-1)?.[0] !== tenant) addTo(owners, clientId, [tenant, shortName]);
    }
  }
  return owners;
}

const OWNERS = memoryKey<Latest<ReadonlyMap<string, readonly Owner[]>>>();

/** A local tenant stands in for others, and takes over their applications' ids. */
function standsIn({ domain }: Tenant): boolean {
  return domain !== undefined && isLoopback(domain);
}

function relatedTo({ clients }: Tenant, shortName: string) {
  const at = clients.get(shortName)?.keyAt;
  return at ? [{ at, message: "Its short name" }] : [];
}

function naming({ map }: Grant, shortName: string) {
  return replaceFix(map.entries.get("client")?.value, shortName, `Change to ${shortName}`);
}
