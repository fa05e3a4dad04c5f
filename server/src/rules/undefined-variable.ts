import type { AuthApisFile } from "../document/file.ts";
import type { Fix, Span } from "../document/finding.ts";
import { nearest } from "../document/nearest.ts";
import { type Tenant, variableOf } from "../document/tenants.ts";
import { variablesIn } from "../document/variables.ts";
import { listed, shown } from "../schema/words.ts";
import { placeholdersOf } from "./placeholder.ts";
import { defineRule } from "./rule.ts";
import { entriesOf, tenantEntries, tenantsAreKnown } from "./tenant-entries.ts";

export const undefinedVariable = defineRule({
  id: "undefined-variable",
  on: "file",
  severity: "error",
  summary: "A placeholder names a variable that a tenant doesn't have.",
  why: "`${NAME}` takes its value from the `variables` of the tenant that a sync goes to. Where a tenant has none of that name, the API can't be read for it, let alone synced to it. Add the variable to each tenant that the message names; `NAME:` with nothing after it says that the value must be given on the command line (`--var NAME=VALUE`). Every tenant has `${tenant.domain}` and `${tenant.name}`, and in a file that names no tenants these two are all. For a literal `${` write `$${`.",
  *check({ file }) {
    if (!tenantsAreKnown(file)) return;
    for (const { name, at, tenants } of missingVariables(file)) {
      const near = nearest(name, commonVariables(file.tenants.filter((tenant) => tenants.has(tenant.name))));
      const places = placeholdersOf(name, at);
      yield {
        at: places[0] ?? at,
        message: messageFor(name, [...tenants], near),
        fixes: near === undefined ? [] : renaming(near, places),
        ...(tenants.size > 0 && { tenants: [...tenants] }),
      };
    }
  },
  good: [
    'tenants:\n  dev:\n    domain: acme-dev.eu.auth0.com\n    variables: { BASE: "https://api.dev.acme.com" }\napis:\n  - identifier: ${BASE}/orders\n    name: Orders on ${tenant.name}\n',
    "apis:\n  - identifier: https://${tenant.domain}/api/v2/\n",
    "apis:\n  - identifier: https://api.acme.com\n    name: Costs $${AMOUNT}\n",
  ],
  bad: [
    'tenants:\n  dev:\n    domain: acme-dev.eu.auth0.com\n    variables: { BASE: "https://api.dev.acme.com" }\n  production:\n    domain: acme.eu.auth0.com\napis:\n  - identifier: ⟦${BASE}⟧/orders\n',
    "apis:\n  - identifier: ⟦${BASE}⟧/orders\n",
  ],
});

interface Missing {
  readonly name: string;
  readonly at: Span;
  /** Names of the tenants that lack it; empty for a file without tenants. */
  readonly tenants: Set<string>;
}

/** One for each place and name, in `apis`, `defaults` and the tenants' `clients`. */
function missingVariables(file: AuthApisFile): readonly Missing[] {
  const found = new Map<string, Missing>();
  const add = (name: string, at: Span, tenants: readonly string[]): void => {
    const key = `${file.document.offsetOf(at.block) + at.start} ${name}`;
    const missing = found.get(key) ?? { name, at, tenants: new Set() };
    for (const tenant of tenants) missing.tenants.add(tenant);
    found.set(key, missing);
  };
  for (const { views } of file.apis) {
    for (const api of views) {
      // An API for none of the file's tenants is read for nobody.
      if (api.unresolved.length === 0 || (api.tenants.length === 0 && file.tenants.length > 0)) continue;
      const all = api.tenants.map(({ name }) => name);
      for (const { reason, name, at } of api.unresolved) {
        if (reason !== "undefined-variable") continue;
        // What is to be removed needs its identifier alone.
        if (!api.absent || api.get("identifier")?.at.start === at.start) add(name, at, all);
      }
    }
  }
  for (const entry of tenantEntries(file)) {
    for (const { value } of entriesOf(entry.map.entries.get("clients"))) {
      for (const name of value.kind === "scalar" ? variablesIn(value.value) : []) {
        if (variableOf(entry.tenant, name) === "missing") add(name, value.at, [entry.tenant.name]);
      }
    }
  }
  return [...found.values()];
}

/** The names that have a value on each of the tenants. */
function commonVariables(tenants: readonly Tenant[]): readonly string[] {
  const names = [...(tenants[0]?.variables.keys() ?? [])];
  return [...names.filter((name) => tenants.every(({ variables }) => variables.has(name))), ...BUILT_IN];
}

function messageFor(name: string, tenants: readonly string[], near: string | undefined): string {
  const question = near === undefined ? "" : ` Is it \${${near}}?`;
  const literal = /^[\w.-]+$/.test(name) ? "" : " For a literal ${ write $${.";
  const hint = question || literal;
  if (tenants.length === 0) {
    return `\${${shown(name)}} has no value: this file names no tenants, so only \${tenant.domain} and \${tenant.name} may stand in it.${hint}`;
  }
  return `\${${shown(name)}} has no value on ${listed(tenants, "and")}, so what uses it can't be synced there: the tenant's \`variables\` must name it.${hint}`;
}

function renaming(near: string, places: readonly Span[]): Fix[] {
  const text = `\${${near}}`;
  return places.length > 0
    ? [{ title: `Change to ${text}`, edits: places.map((at) => ({ at, text })), safe: false }]
    : [];
}

const BUILT_IN = ["tenant.domain", "tenant.name"];
