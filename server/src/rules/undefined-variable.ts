import type { ApiEntry, ApiView } from "../document/read/api.ts";
import { listsOf } from "../document/chunk.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Fix, Span } from "../document/finding.ts";
import { memoryKey } from "../document/memory.ts";
import { guessing } from "../text/guesses.ts";
import { nearest } from "../text/nearest.ts";
import { type Tenant, variableOf } from "../document/read/tenants.ts";
import { expand, OPEN } from "../document/read/variables.ts";
import { listed, shown } from "../schema/words.ts";
import { isBeside, isMisspeltIn } from "./about/misspelt.ts";
import { openIn, placeholdersOf } from "./about/placeholder.ts";
import { defineRule, MOST_FOUND_IN_FILE } from "./rule.ts";
import { entriesOf, ownTenantEntries, tenantEntries } from "./about/tenant-entries.ts";

export const undefinedVariable = defineRule({
  id: "undefined-variable",
  on: "file",
  severity: "error",
  summary: "A placeholder names a variable that a tenant doesn't have.",
  why: `\`\${NAME}\` takes its value from the \`variables\` of the tenant that a sync goes to. Where a tenant has none
of that name, the API can't be read for it, let alone synced to it. Add the variable to each tenant that the message
names; \`NAME:\` with nothing after it says that the value must be given on the command line (\`--var NAME=VALUE\`).
Every tenant has \`\${tenant.domain}\` and \`\${tenant.name}\`, and in a file that names no tenants these two are all.
For a literal \`\${\` write \`$\${\`: any other \`\${\` that begins no placeholder is an error as well, since it would reach
the tenant as it stands.`,
  *check({ file, tenantsAreKnown }) {
    if (!tenantsAreKnown) return;
    const candidates = BUILT_IN.length + Math.max(0, ...file.tenants.map(({ variables }) => variables.size));
    const guess = guessing(
      candidates,
      ({ name, tenants }: Missing) => nearest(name, commonVariables(tenants, file)),
      ({ name, tenants }) => [name, ...tenants].join("\n"),
    );
    for (const missing of missingVariables(file)) {
      const { name, at, tenants, listed: isListed } = missing;
      const near = isListed || name === OPEN ? undefined : guess(missing);
      const places = name === OPEN ? openIn(at) : placeholdersOf(name, at);
      yield {
        at: places[0] ?? at,
        message: isListed ? mustBeGiven(name, [...tenants]) : messageFor(name, [...tenants], near),
        fixes: near === undefined ? [] : renaming(near, places),
        ...(tenants.size > 0 && { tenants: [...tenants] }),
      };
    }
  },
  good: [
    `tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    variables: { BASE: "https://api.dev.acme.com" }
apis:
  - identifier: \${BASE}/orders
    name: Orders on \${tenant.name}
`,
    `apis:
  - identifier: https://\${tenant.domain}/api/v2/
`,
    `apis:
  - identifier: https://api.acme.com
    name: Costs $\${AMOUNT}
`,
  ],
  bad: [
    `tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    variables: { BASE: "https://api.dev.acme.com" }
  production:
    domain: acme.eu.auth0.com
apis:
  - identifier: ⟦\${BASE}⟧/orders
`,
    `apis:
  - identifier: ⟦\${BASE}⟧/orders
`,
    `apis:
  - identifier: https://api.acme.com
    name: Orders on ⟦\${⟧tenant.name
`,
  ],
});

interface Missing {
  readonly name: string;
  readonly at: Span;
  /** Names of the tenants that lack it; empty for a file without tenants. */
  readonly tenants: Set<string>;
  /** They list it with no value, and none was given. */
  readonly listed: boolean;
}

/** One for each place and name, in `apis`, `defaults` and the tenants' `clients`; no more than are listed. */
function missingVariables(file: AuthApisFile): readonly Missing[] {
  const found = new Map<string, Missing>();
  const maps = new Map(tenantEntries(file).map(({ tenant, map }) => [tenant.name, map]));
  const misspelt = [...maps].flatMap(([name, map]) => (isMisspeltIn(map, "variables", "Tenant") ? name : []));
  const add = (name: string, at: Span, tenant: Tenant | undefined): void => {
    const map = tenant && maps.get(tenant.name);
    if (tenant && (misspelt.includes(tenant.name) || (map && isBeside(name, map)))) return;
    const isListed = tenant?.variables.has(name) ?? false;
    const key = `${file.document.offsetOf(at.block) + at.start} ${isListed} ${name}`;
    const missing = found.get(key) ?? { name, at, tenants: new Set(), listed: isListed };
    if (found.size === MOST_FOUND_IN_FILE && !found.has(key)) return;
    if (tenant) missing.tenants.add(tenant.name);
    found.set(key, missing);
  };
  for (const api of listsOf(file.chunks, LACKING, lackingViews).flat()) {
    // An API for none of the file's tenants is read for nobody.
    if (api.tenants.length === 0 && file.tenants.length > 0) continue;
    const all = api.tenants.length > 0 ? api.tenants : [undefined];
    for (const { reason, name, at } of api.unresolved) {
      if (reason !== "undefined-variable") continue;
      // What is to be removed needs its identifier alone.
      if (api.absent && api.get("identifier")?.at.start !== at.start) continue;
      for (const tenant of all) add(name, at, tenant);
    }
  }
  for (const entry of ownTenantEntries(file)) {
    for (const { value } of entriesOf(entry.map.entries.get("clients"))) {
      const client =
        value.kind === "scalar" ? expand(value.value, (name) => variableOf(entry.tenant, name)) : undefined;
      for (const name of client?.kind === "unknown" ? client.missing : []) add(name, value.at, entry.tenant);
    }
  }
  return [...found.values()];
}

function lackingViews({ views }: ApiEntry): readonly ApiView[] {
  return views.filter(({ unresolved }) => unresolved.length > 0);
}

/** The names that have a value on each of some tenants. */
function commonVariables(lacking: ReadonlySet<string>, file: AuthApisFile): readonly string[] {
  const tenants = file.tenants.filter(({ name }) => lacking.has(name));
  const names = [...(tenants[0]?.variables.keys() ?? [])];
  return [...names.filter((name) => tenants.every(({ variables }) => variables.has(name))), ...BUILT_IN];
}

function messageFor(name: string, tenants: readonly string[], near: string | undefined): string {
  if (name === OPEN) {
    return "This ${ begins no placeholder, and what uses it can't be synced. Write ${NAME}, or $${ for a literal ${.";
  }
  const question = near === undefined ? "" : ` Is it \${${near}}?`;
  const literal = /^[\w.-]+$/.test(name) ? "" : " For a literal ${ write $${.";
  const hint = question || literal;
  if (tenants.length === 0) {
    return (
      `\${${shown(name)}} has no value: this file names no tenants, so only \${tenant.domain} and ` +
      `\${tenant.name} may stand in it.${hint}`
    );
  }
  return (
    `\${${shown(name)}} has no value on ${listed(tenants, "and")}, so what uses it can't be synced there: ` +
    `the tenant's \`variables\` must name it.${hint}`
  );
}

function mustBeGiven(name: string, tenants: readonly string[]): string {
  const how = `--var ${name}=VALUE or AUTH_APIS_VAR_${name}`;
  return (
    `\${${shown(name)}} has no value on ${listed(tenants, "and")}: the file says that it must be given, ` +
    `with ${how}.`
  );
}

function renaming(near: string, places: readonly Span[]): Fix[] {
  const text = `\${${near}}`;
  return places.length > 0
    ? [{ title: `Change to ${text}`, edits: places.map((at) => ({ at, text })), safe: false }]
    : [];
}

const LACKING = memoryKey<readonly ApiView[]>();
const BUILT_IN = ["tenant.domain", "tenant.name"];
