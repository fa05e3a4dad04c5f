import type { ApiView } from "../document/read/api.ts";
import type { Fix, Span } from "../document/finding.ts";
import type { Value } from "../document/read/value.ts";
import { shown } from "../schema/words.ts";
import { defineRule, type Report } from "./rule.ts";

export const foreignPlaceholder = defineRule({
  id: "foreign-placeholder",
  on: "api",
  severity: "warning",
  summary: "A placeholder of auth0-deploy-cli stands in an API.",
  why: `auth0-deploy-cli fills in \`##KEY##\` and \`@@KEY@@\`. Here they are text like any other, and a sync makes an API of just
that identifier, which nobody can change afterwards (https://github.com/auth0/auth0-deploy-cli/issues/437). Write
\`\${KEY}\`, and give each tenant its value under \`variables\`. \`auth-apis import tenant.yaml\` does so for a whole
configuration.`,
  // Nearly no API holds one, and looking through its values costs more than looking for the marks.
  check: (api) => (MARKS.test(api.block.text) ? reportsIn(api.value, api) : []),
  good: [
    `tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    variables: { BASE: "https://api.dev.acme.com" }
apis:
  - identifier: \${BASE}/orders
    name: "Orders ## new @@ #1"
`,
  ],
  bad: [
    'apis:\n  - identifier: "⟦##BASE##⟧/orders"\n',
    'apis:\n  - identifier: https://api.acme.com\n    name: "⟦@@NAME@@⟧"\n',
  ],
});

function* reportsIn(value: Value, api: ApiView, flow = false): Iterable<Report> {
  // What an alias, a merge key or `defaults` brings has no text here.
  if (value.via !== undefined) return;
  if (value.kind === "list") for (const item of value.items) yield* reportsIn(item, api, flow || value.flow);
  if (value.kind === "map") {
    for (const entry of value.entries.values()) {
      if (entry.via === undefined) yield* reportsIn(entry.value, api, flow || value.flow);
    }
  }
  if (value.kind !== "scalar" || typeof value.value !== "string") return;
  const { block, start, end } = value.at;
  for (const match of block.text.slice(start, end).matchAll(KEYWORD)) {
    const at = { block, start: start + match.index, end: start + match.index + match[0].length };
    const key = match[1] ?? match[2] ?? "";
    const message = `${shown(match[0])} is a placeholder of auth0-deploy-cli; nothing fills it in here, and a sync writes it as it stands. Write \${${shown(key)}}, and give each tenant its value under \`variables\`.`;
    yield { at, message, fixes: flow && value.style === "plain" ? [] : [ours(at, key, api)] };
  }
}

function ours(at: Span, key: string, { tenants }: ApiView): Fix {
  const isGiven = tenants.length > 0 && tenants.every((tenant) => tenant.variables.has(key));
  const then = isGiven ? "" : " (which each tenant must then give a value)";
  return { title: `Write \${${key}}${then}`, edits: [{ at, text: `\${${key}}` }], safe: false };
}

const MARKS = /@@|##/;
const KEYWORD = /@@([\w-]{1,80})@@|##([\w-]{1,80})##/g;
