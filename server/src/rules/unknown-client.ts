import { insertEntry, replaceScalar, written } from "../document/edits.ts";
import type { AuthApisFile } from "../document/file.ts";
import type { Fix } from "../document/finding.ts";
import { concerns, type Grant } from "../document/grant.ts";
import { nearest } from "../document/nearest.ts";
import type { Tenant } from "../document/tenants.ts";
import { listed, shown } from "../schema/words.ts";
import { replaceable } from "./about/fixes.ts";
import { defineRule } from "./rule.ts";
import { type TenantEntry, tenantEntries, tenantsAreKnown } from "./about/tenant-entries.ts";

export const unknownClient = defineRule({
  id: "unknown-client",
  on: "api",
  severity: "error",
  summary: "A grant uses a short name that one of its tenants gives no application.",
  why: `A name in any tenant's \`clients\` is a short name in the whole file. On a tenant that doesn't map it, the
grant has no application: a short name is never looked up as an application's name, lest a grant goes to another
application than the one that was meant. Map the name under each tenant that the grant is for, or say with \`tenants:\`
under the grant where it holds.`,
  *check(api, { file }) {
    for (const grant of file.shortNames.size > 0 ? (api.grants ?? []) : []) {
      const { client } = grant;
      if (client === undefined || !file.shortNames.has(client)) continue;
      const own = api.tenants.filter((tenant) => concerns(grant.map, [tenant]));
      if (own.every(({ clients }) => clients.has(client))) continue;
      const lacking = tenantsWithout(client, own, file);
      if (lacking.length === 0) continue;
      yield {
        at: grant.clientAt,
        message:
          `"${shown(client)}" is a short name, and the tenant's \`clients\` give it no application, so ` +
          "this grant can't be synced. A short name is never looked up as an application's name.",
        fixes: [...renaming(grant, client, own), ...mapping(client, lacking)],
        tenants: lacking.map(({ tenant }) => tenant.name),
      };
    }
  },
  good: [
    `tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    clients: { worker: Lz8TqXWm1VbYfQd3, load-test: Qp4vYt8sBn2LkXc7 }
  production:
    domain: acme.eu.auth0.com
    clients: { worker: h2Rk0aPq7NsXw4Zc }
apis:
  - identifier: https://api.acme.com
    grants:
      - client: worker
      - client: load-test
        tenants: [dev]
      - client: Reports Worker
`,
    `apis:
  - identifier: https://api.acme.com
    grants:
      - client: worker
`,
  ],
  bad: [
    `tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    clients: { worker: Lz8TqXWm1VbYfQd3, load-test: Qp4vYt8sBn2LkXc7 }
  production:
    domain: acme.eu.auth0.com
    clients: { worker: h2Rk0aPq7NsXw4Zc }
apis:
  - identifier: https://api.acme.com
    grants:
      - client: worker
      - client: ⟦load-test⟧
`,
  ],
});

/** Of the tenants those known not to map the name. */
function tenantsWithout(client: string, tenants: readonly Tenant[], file: AuthApisFile): readonly TenantEntry[] {
  if (!tenantsAreKnown(file)) return [];
  return tenantEntries(file).filter(({ tenant, map }) => {
    const clients = map.entries.get("clients")?.value;
    const unknown = clients !== undefined && clients.kind !== "map";
    return tenants.includes(tenant) && !tenant.clients.has(client) && !unknown;
  });
}

function renaming({ map }: Grant, client: string, tenants: readonly Tenant[]): Fix[] {
  const names = [...(tenants[0]?.clients.keys() ?? [])];
  const near = nearest(
    client,
    names.filter((name) => tenants.every(({ clients }) => clients.has(name))),
  );
  const text = replaceable(map.entries.get("client")?.value);
  if (near === undefined || text === undefined) return [];
  return [{ title: `Change to ${near}`, edits: [replaceScalar(text, near)], safe: false }];
}

/** An entry whose client id is still to be filled in, which the schema then asks for. */
function mapping(client: string, tenants: readonly TenantEntry[]): Fix[] {
  const edits = tenants.map(({ map }) => {
    const clients = map.entries.get("clients");
    if (map.via !== undefined || clients?.value.via !== undefined) return undefined;
    if (clients?.value.kind === "map") return insertEntry(clients.value, written(client), '""');
    return insertEntry(map, "clients", `{ ${written(client)}: "" }`);
  });
  const whole = edits.filter((edit) => edit !== undefined);
  const where = listed(
    tenants.map(({ tenant }) => tenant.name),
    "and",
  );
  if (whole.length < tenants.length) return [];
  return [{ title: `Add ${client} to the clients of ${where} (fill in the client id)`, edits: whole, safe: false }];
}
