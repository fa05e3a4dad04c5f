import type { ApiView } from "../document/read/api.ts";
import { insertItems } from "../document/edit/edits.ts";
import { removeItem } from "../document/edit/removals.ts";
import { written } from "../document/edit/scalar-text.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Fix } from "../document/finding.ts";
import { concerns, type Grant } from "../document/read/grant.ts";
import type { Value } from "../document/read/value.ts";
import { type KnownTenant, knownTenant, type KnownTenants } from "../facts/known-tenants.ts";
import { listed, shown } from "../schema/words.ts";
import { clientIdOn } from "./about/application.ts";
import { scopesOf, subjectOf, wholeScopesOf } from "./about/grant-list.ts";
import { defineRule } from "./rule.ts";

export const duplicateGrant = defineRule({
  id: "duplicate-grant",
  on: "api",
  severity: "error",
  summary: "An API has two grants for the same application and subject type.",
  why: `A tenant holds one grant per application, API and subject type: it refuses a second, and which of the two
entries should hold would be chance. An application may appear under several names: its short name and the client id
that a tenant gives it are the same application there, and so is its own name, where the tenant's applications are known.
Put the scopes into one grant. A grant for the application itself and one for its users (\`subject_type: user\`) are two
different grants.`,
  *check(api, { file, facts }) {
    for (const { first, second, tenants } of pairs(api, file, facts)) {
      yield {
        at: second.clientAt,
        message: messageFor(first, second),
        related: [{ at: first.clientAt, message: "The first grant" }],
        fixes: merging(api.get("grants"), first, second),
        ...(tenants.length > 0 && { tenants }),
      };
    }
  },
  good: [
    `apis:
  - identifier: https://api.acme.com
    grants:
      - client: Shop Web
        scope: [read:orders]
      - client: Shop Web
        subject_type: user
        scope: [read:orders]
`,
    `tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    clients: { worker: Lz8TqXWm1VbYfQd3 }
  production:
    domain: acme.eu.auth0.com
    clients: { worker: h2Rk0aPq7NsXw4Zc }
apis:
  - identifier: https://api.acme.com
    grants:
      - client: worker
        tenants: [dev]
      - client: worker
        tenants: [production]
`,
  ],
  bad: [
    `apis:
  - identifier: https://api.acme.com
    grants:
      - client: Orders Worker
        scope: [read:orders]
      - client: ⟦Orders Worker⟧
        scope: [write:orders]
`,
    `tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    clients: { worker: Lz8TqXWm1VbYfQd3 }
apis:
  - identifier: https://api.acme.com
    grants:
      - client: worker
      - client: ⟦Lz8TqXWm1VbYfQd3⟧
`,
  ],
});

interface Pair {
  readonly first: Grant;
  readonly second: Grant;
  /** Names of the tenants on which the two are one; empty for a file without tenants. */
  readonly tenants: string[];
}

function pairs(api: ApiView, file: AuthApisFile, facts: KnownTenants): readonly Pair[] {
  const found = new Map<Grant, Pair>();
  // Once for all tenants: there may be thousands of grants on each of 200.
  const grants = (api.grants ?? []).map((grant) => ({ grant, subject: subjectOf(grant) }));
  for (const tenant of api.tenants.length > 0 ? api.tenants : [undefined]) {
    const known = knownTenant(facts, tenant?.domain);
    const seen = new Map<string, Grant>();
    for (const { grant, subject } of grants) {
      const client = nameless(known, clientIdOn(tenant, grant.client, file));
      if (client === undefined || subject === undefined) continue;
      if (tenant && !concerns(grant.map, [tenant])) continue;
      const key = `${subject} ${client}`;
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, grant);
        continue;
      }
      const pair = found.get(grant) ?? { first, second: grant, tenants: [] };
      if (tenant) pair.tenants.push(tenant.name);
      found.set(grant, pair);
    }
  }
  return [...found.values()];
}

/** The client id, also where a tenant that is known has just one application of that name. */
function nameless(known: KnownTenant | undefined, client: string | undefined): string | undefined {
  if (known === undefined || client === undefined || known.index.client(client)) return client;
  const [only, second] = known.index.clientsNamed(client);
  return only && !second ? only.clientId : client;
}

function messageFor(first: Grant, second: Grant): string {
  const name = `"${shown(second.client ?? "")}"`;
  const kind = second.subject === "user" ? "a user grant" : "a grant";
  if (first.absent !== second.absent) {
    return `One entry wants ${kind} of ${name} removed, another wants it to stand. Only one can hold: remove the other.`;
  }
  const who = first.client === second.client ? name : `${name} is the application "${shown(first.client ?? "")}" and`;
  return (
    `${who} has ${kind} for this API already. A tenant holds one per application and subject type, so ` +
    "these two have to be one."
  );
}

/**
 * Puts the second grant's scopes into the first and removes the second; only where both say nothing else that differs
 * and stand for one application on every tenant.
 */
function merging(list: Value | undefined, first: Grant, second: Grant): Fix[] {
  if (list?.kind !== "list" || list.via !== undefined) return [];
  if (second.map.via !== undefined || first.map.via !== undefined) return [];
  const keys = new Set([...first.map.entries.keys(), ...second.map.entries.keys()]);
  for (const key of keys) {
    const one = first.map.entries.get(key)?.value;
    const other = second.map.entries.get(key)?.value;
    if (key === "subject_type" && first.subject === second.subject) continue;
    if (key !== "scope" && !sameText(one, other)) return [];
  }
  const removal = removeItem(list, second.map);
  const added = missingIn(first, second);
  if (added?.length === 0) return [{ title: "Remove the second grant", edits: [removal], safe: false }];
  const into = scopesOf(first)?.list;
  if (added === undefined || into === undefined || into.via !== undefined) return [];
  const addition = insertItems(
    into,
    added.map((source) => written(source)),
  );
  const more = added.map((source) => shown(source));
  const title = `Merge into the first grant, which then also holds ${listed(more, "and")}`;
  return [{ title, edits: [addition, removal], safe: false }];
}

/** The scopes, as written, that only the second grant holds; `undefined` where that can't be known. */
function missingIn(first: Grant, second: Grant): readonly string[] | undefined {
  if (first.scopeEntry === undefined && second.scopeEntry === undefined) return [];
  const [one, other] = [wholeScopesOf(first), wholeScopesOf(second)];
  if (one === undefined || other === undefined) return undefined;
  const held = new Set(one.items.map(({ text }) => text.source));
  return [...new Set(other.items.map(({ text }) => text.source))].filter((source) => !held.has(source));
}

function sameText(one: Value | undefined, other: Value | undefined): boolean {
  if (one?.kind === "scalar" && other?.kind === "scalar") return one.source === other.source;
  if (one?.kind !== "list" || other?.kind !== "list") return false;
  return one.items.length === other.items.length && one.items.every((item, at) => sameText(item, other.items[at]));
}
