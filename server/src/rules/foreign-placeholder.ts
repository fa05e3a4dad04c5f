import type { ApiEntry } from "../document/read/api.ts";
import { listsOf } from "../document/chunk.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { TopLevelKey } from "../document/read/top-level-keys.ts";
import type { Fix } from "../document/finding.ts";
import { variableFor, variableInstead } from "../document/foreign-words.ts";
import { memoryKey } from "../document/memory.ts";
import type { Tenant } from "../document/read/tenants.ts";
import { aliasNames, isBroughtElsewhere } from "../document/read/used-anchors.ts";
import type { Value } from "../document/read/value.ts";
import { shown } from "../schema/words.ts";
import { type ForeignPlaceholder, foreignIn, mayHoldForeign } from "./about/foreign-placeholders.ts";
import { entriesOf } from "./about/tenant-entries.ts";
import { defineRule, type FileReport, type Report } from "./rule.ts";

export const foreignPlaceholder = defineRule({
  id: "foreign-placeholder",
  on: "file",
  severity: "warning",
  summary: "A placeholder of auth0-deploy-cli or of a template stands where a value belongs.",
  why: `auth0-deploy-cli fills in \`##KEY##\` and \`@@KEY@@\`, many templates \`{{ KEY }}\`. Here they are text like any other, and a
sync makes an API of just that identifier, which nobody can change afterwards
(https://github.com/auth0/auth0-deploy-cli/issues/437). Write \`\${KEY}\`, and give each tenant its value under \`variables\`;
a variable's own value is not filled in any more. \`auth-apis import tenant.yaml\` does so for a whole configuration.

It looks at APIs, \`defaults\`, variables and short names, and at what aliases bring from keys of your own (\`x-…\`). \`{{ … }}\`
in a sentence is taken for one of the sentence's own. Where no quotes stand around it, \`{{ KEY }}\` at the beginning of a value is
a map in a map to YAML, or no YAML at all; that is an error, which says what it is.`,
  *check({ file }) {
    yield* listsOf(file.chunks, IN_APIS, inApi).flat();
    for (const key of file.keys) yield* inKey(key, file);
  },
  good: [
    `tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    variables: { BASE: "https://api.dev.acme.com" }
x-note: filled in for "##BASE##"
apis:
  - identifier: \${BASE}/orders
    name: "Orders ## new @@ #1"
`,
  ],
  bad: [
    'apis:\n  - identifier: "⟦##BASE##⟧/orders"\n',
    'apis:\n  - identifier: https://api.acme.com\n    name: "⟦@@NAME@@⟧"\n',
    'apis:\n  - identifier: "https://⟦{{ host }}⟧/orders"\n',
    'tenants:\n  dev:\n    domain: acme-dev.eu.auth0.com\n    variables: { BASE: "⟦##BASE##⟧" }\napis:\n  - identifier: ${BASE}/orders\n',
    'x-usual: &usual\n  signing_alg: "⟦@@ALG@@⟧"\napis:\n  - identifier: https://api.acme.com\n    <<: *usual\n',
  ],
});

function inApi(entry: ApiEntry): readonly FileReport[] {
  if (!mayHoldForeign(entry.block)) return NONE;
  return entry.views.flatMap((api) => {
    const tenants = api.tenants.map(({ name }) => name);
    const found = api.absent ? [] : [...foreignIn(api.value)];
    return found.map((each) => ({ ...toBeVariable(each, api.tenants), entry, tenants }));
  });
}

function* inKey({ key, value, block }: TopLevelKey, file: AuthApisFile): Iterable<Report> {
  if (key === "tenants" && mayHoldForeign(block)) yield* inTenants(value, file.tenants);
  const isOwn = key.startsWith("x-");
  if (!isOwn && key !== "defaults") return;
  // Items of a list may stand in blocks of their own.
  const parts = (value.kind === "list" ? value.items : [value]).filter(({ at }) => mayHoldForeign(at.block));
  const found = parts.flatMap((part) => [...foreignIn(part, block.isInBraces || isFlow(value))]);
  const aliases = isOwn && found.length > 0 ? aliasNames(file.document) : undefined;
  for (const each of found) {
    if (!aliases || isBroughtElsewhere(each.at, aliases)) yield toBeVariable(each, file.tenants);
  }
}

/** Of their domains `tenant-domain` speaks. */
function* inTenants(value: Value, tenants: readonly Tenant[]): Iterable<Report> {
  for (const { key: name, value: tenant } of value.kind === "map" ? value.entries.values() : []) {
    if (tenant.kind !== "map" || tenant.via !== undefined) continue;
    for (const { key, value: text } of entriesOf(tenant.entries.get("variables"))) {
      for (const each of foreignIn(text)) yield inVariable(each, key);
    }
    const own = tenants.filter((each) => each.name === name);
    const clients = tenant.entries.get("clients");
    for (const each of clients ? foreignIn(clients.value, isFlow(tenant)) : []) yield toBeVariable(each, own);
  }
}

function toBeVariable(found: ForeignPlaceholder, tenants: readonly Tenant[]): Report {
  const { word, at, bareInFlow } = found;
  const message = `${shown(word.text)} is a placeholder of ${word.tool}; nothing fills it in here, and a sync writes it as it stands. ${variableInstead(shown(variableFor(word)))}`;
  return { at, message, fixes: word.name === undefined || bareInFlow ? [] : [ours(found, word.name, tenants)] };
}

/** A variable's value is not expanded. */
function inVariable({ word, at }: ForeignPlaceholder, variable: string): Report {
  const message = `${shown(word.text)} is a placeholder of ${word.tool}; nothing fills it in here, and whatever uses \${${shown(variable)}} gets it as it stands. Write the value itself.`;
  return { at, message };
}

function ours({ at }: ForeignPlaceholder, name: string, tenants: readonly Tenant[]): Fix {
  const isGiven = tenants.length > 0 && tenants.every((tenant) => tenant.variables.has(name));
  const then = isGiven ? "" : " (which each tenant must then give a value)";
  return { title: `Write \${${name}}${then}`, edits: [{ at, text: `\${${name}}` }], safe: false };
}

function isFlow(value: Value): boolean {
  return (value.kind === "map" || value.kind === "list") && value.flow;
}

const NONE: readonly never[] = [];
const IN_APIS = memoryKey<readonly FileReport[]>();
