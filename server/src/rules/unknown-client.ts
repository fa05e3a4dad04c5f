import type { ApiView } from "../document/read/api.ts";
import { insertEntry, replaceScalar } from "../document/edit/edits.ts";
import { written } from "../document/edit/scalar-text.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Fix } from "../document/finding.ts";
import { concerns, type Grant } from "../document/read/grant.ts";
import { guessing } from "../text/guesses.ts";
import { nearKnownName } from "../text/near-name.ts";
import type { Tenant } from "../document/read/tenants.ts";
import { listed, shown, shownName } from "../schema/words.ts";
import { replaceable, replaceFix } from "./about/fixes.ts";
import { isBeside, isMisspeltIn } from "./about/misspelt.ts";
import { type Meant, meantBy } from "./about/application.ts";
import { defineRule, type Report } from "./rule.ts";
import { type TenantEntry, tenantEntries } from "./about/tenant-entries.ts";

export const unknownClient = defineRule({
  id: "unknown-client",
  on: "api",
  severity: "error",
  summary: "A grant names no application that its tenant has, or a short name that the tenant doesn't map.",
  why: `A name in any tenant's \`clients\` is a short name in the whole file. On a tenant that doesn't map it, the
grant has no application: a short name is never looked up as an application's name, lest a grant goes to another
application than the one that was meant. Map the name under each tenant that the grant is for, or say with \`tenants:\`
under the grant where it holds.

Where the tenant's applications are known, that is, once you are signed in to it, an id or a name that none of them bears is found as
well (a warning), and a name that two of them bear.`,
  *check(api, { file, facts, tenantsAreKnown }) {
    const grants = file.shortNames.size > 0 || facts.size > 0 ? (api.grants ?? NONE) : NONE;
    if (tenantsAreKnown) yield* unmapped(grants, api, file);
    let known: boolean | undefined;
    for (const grant of grants) {
      for (const meant of meantBy(grant, api, file, facts)) {
        if (meant.applications.length === 1) continue;
        // What can't be read may make it a short name.
        if (meant.clientId !== undefined || (known ??= tenantsAreKnown && areShortNamesKnown(file)))
          yield notOne(grant, meant);
      }
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

/** A short name that some of a grant's tenants don't map. */
interface Unmapped {
  readonly grant: Grant;
  readonly client: string;
  /** The grant's tenants. */
  readonly tenants: readonly Tenant[];
}

function* unmapped(grants: readonly Grant[], api: ApiView, file: AuthApisFile): Iterable<Report> {
  const found = grants.flatMap((grant) => unmappedIn(grant, api, file));
  if (found.length === 0) return;
  // There may be thousands of either.
  const entries = tenantEntries(file).filter(hasKnownClients);
  const guess = guessing(
    Math.max(1, ...api.tenants.map(({ clients }) => clients.size)),
    nearMapped,
    ({ client, tenants }: Unmapped) => [client, ...tenants.map(({ name }) => name)].join("\n"),
  );
  for (const each of found) {
    const { grant, client, tenants } = each;
    const all = without(client, tenants, entries);
    for (const entry of all) if (isAmongVariables(client, entry)) yield* slipped(entry);
    const lacking = all.filter((entry) => !isAmongVariables(client, entry));
    if (lacking.length === 0) continue;
    yield {
      at: grant.clientAt,
      message:
        `"${shown(client)}" is a short name, and ${whose(each, api, file, entries)} \`clients\` give it no application, so ` +
        "this grant can't be synced. A short name is never looked up as an application's name.",
      fixes: [...renaming(grant, guess(each)), ...mapping(client, lacking)],
      tenants: lacking.map(({ tenant }) => tenant.name),
    };
  }
}

/** Has `clients:` come to stand among a tenant's variables, so that what is below it has become variables? */
function isAmongVariables(client: string, { tenant: { variables }, map }: TenantEntry): boolean {
  const clients = variables.get("clients");
  return clients !== undefined && clients.value === undefined && variables.has(client) && !map.entries.has("clients");
}

function* slipped({ tenant: { name, variables } }: TenantEntry): Iterable<Report> {
  const at = variables.get("clients")?.keyAt;
  if (at === undefined) return;
  const message =
    "`clients` stands among the tenant's variables here, and so do the short names below it, which grants use. Put it at the column of " +
    "`variables`.";
  yield { at, message, tenants: [name] };
}

function unmappedIn(grant: Grant, api: ApiView, file: AuthApisFile): readonly Unmapped[] {
  const { client } = grant;
  if (client === undefined || !file.shortNames.has(client)) return NONE;
  const isForSome = grant.map.entries.has("tenants");
  const tenants = isForSome ? api.tenants.filter((tenant) => concerns(grant.map, [tenant])) : api.tenants;
  return tenants.every(({ clients }) => clients.has(client)) ? NONE : [{ grant, client, tenants }];
}

/** The tenants by name, where those of the API are some of the file's: what holds on all of its own says nothing else of them. */
function whose(
  { grant, client }: Unmapped,
  { value }: ApiView,
  file: AuthApisFile,
  entries: readonly TenantEntry[],
): string {
  const own = file.tenants.filter((tenant) => value.kind === "map" && concerns(value, [tenant]));
  if (own.length === file.tenants.length) return "the tenant's";
  const concerned = own.filter((tenant) => concerns(grant.map, [tenant]));
  const lacking = without(client, concerned, entries);
  return lacking.length < own.length ? "the tenant's" : `${namesOf(lacking)}'s`;
}

function namesOf(tenants: readonly TenantEntry[]): string {
  return listed(
    tenants.map(({ tenant }) => shownName(tenant.name)),
    "and",
  );
}

function areShortNamesKnown(file: AuthApisFile): boolean {
  return !tenantEntries(file).some(hasMisspeltClients);
}

/** What a tenant that is known has no application for, or several. */
function notOne(grant: Grant, { tenant, known, clientId, applications }: Meant): Report {
  const name = shown(grant.client ?? "");
  const [at, tenants] = [grant.clientAt, [tenant.name]];
  if (applications.length > 0) {
    const ids = listed(
      applications.map((each) => each.clientId),
      "and",
    );
    const message = `${String(applications.length)} applications of the tenant are named "${name}": ${ids}. Write the id of the one that is meant; as it is, this grant can't be synced.`;
    return { at, message, severity: "error", tenants };
  }
  const what =
    clientId === undefined
      ? `with the id or name "${name}"`
      : `with the id ${shown(clientId)}, for which "${name}" stands`;
  const text = clientId === undefined ? grant.map.entries.get("client")?.value : undefined;
  const near =
    text &&
    nearKnownName(
      grant.client ?? "",
      known.state.clients.map((each) => each.name),
    );
  const fixes = near === undefined ? [] : replaceFix(text, near, `Change to ${near}`);
  const hint = near === undefined ? "" : ` Is it ${shown(near)}?`;
  const message = `The tenant has no application ${what}, so this grant can't be synced there.${hint}`;
  return { at, message, severity: "warning", fixes, tenants };
}

/** Of the tenants those known not to map the name. */
function without(client: string, tenants: readonly Tenant[], entries: readonly TenantEntry[]): readonly TenantEntry[] {
  const concerned = new Set(tenants);
  return entries.filter(
    ({ tenant, map }) => concerned.has(tenant) && !tenant.clients.has(client) && !isBeside(client, map),
  );
}

function hasKnownClients({ map }: TenantEntry): boolean {
  const clients = map.entries.get("clients")?.value;
  return (clients === undefined || clients.kind === "map") && !hasMisspeltClients({ map });
}

function hasMisspeltClients({ map }: Pick<TenantEntry, "map">): boolean {
  return isMisspeltIn(map, "clients", "Tenant");
}

/** The short name, mapped by each of the tenants, that one was meant to be. */
function nearMapped({ client, tenants: [first, ...others] }: Unmapped): string | undefined {
  const names = [...(first?.clients.keys() ?? [])];
  return nearKnownName(
    client,
    names.filter((name) => others.every(({ clients }) => clients.has(name))),
  );
}

function renaming({ map }: Grant, near: string | undefined): Fix[] {
  const text = replaceable(map.entries.get("client")?.value);
  if (near === undefined || text === undefined) return [];
  return [{ title: `Change to ${near}`, edits: [replaceScalar(text, near)], safe: false }];
}

/** An entry whose client id is still to be filled in, which the schema then asks for. */
function mapping(client: string, tenants: readonly TenantEntry[]): Fix[] {
  if (tenants.length > MOST_MAPPED) return [];
  const edits = tenants.map(({ map }) => {
    const clients = map.entries.get("clients");
    if (map.via !== undefined || clients?.value.via !== undefined) return undefined;
    if (clients?.value.kind === "map") return insertEntry(clients.value, written(client), '""');
    return insertEntry(map, "clients", `{ ${written(client)}: "" }`);
  });
  const whole = edits.filter((edit) => edit !== undefined);
  const where = namesOf(tenants);
  if (whole.length < tenants.length) return [];
  return [{ title: `Add ${client} to the clients of ${where} (fill in the client id)`, edits: whole, safe: false }];
}

/** Thousands of grants may lack an application on each of 200 tenants, and an edit for each would fill the memory. */
const MOST_MAPPED = 20;
const NONE: readonly never[] = [];
