import { replaceScalar } from "../document/edit/edits.ts";
import type { Fix } from "../document/finding.ts";
import { type Tenant, variableOf } from "../document/read/tenants.ts";
import type { Entry } from "../document/read/value.ts";
import { expand, variablesIn } from "../document/read/variables.ts";
import { shown } from "../schema/words.ts";
import { ownScalar } from "./about/fixes.ts";
import { entriesOf, ownTenantEntries } from "./about/tenant-entries.ts";
import { defineRule } from "./rule.ts";

export const nestedVariable = defineRule({
  id: "nested-variable",
  on: "file",
  severity: "warning",
  summary: "A placeholder stands in a variable's value, where nothing fills it in.",
  why: `A variable's value is taken as it stands, so that a file can be read without following one name to the next. With
\`BASE: "https://\${HOST}"\`, an API whose identifier is \`\${BASE}/orders\` reaches the tenant as
\`https://\${HOST}/orders\`, and an identifier can't be changed any more. Write the whole value, or let both placeholders
stand where they are used: \`https://\${HOST}/orders\`.`,
  *check({ file }) {
    for (const { tenant, map } of ownTenantEntries(file)) {
      for (const { key, value } of entriesOf(map.entries.get("variables"))) {
        const [name] = value.kind === "scalar" ? variablesIn(value.source) : [];
        if (name === undefined) continue;
        const text = `\${${shown(name)}}`;
        yield {
          at: value.at,
          message: `${text} is not filled in here: wherever \${${shown(key)}} stands, the tenant gets the text ${text} itself. Write the whole value, or use both variables there.`,
          fixes: written(value, tenant),
        };
      }
    }
  },
  good: [
    `tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    variables: { HOST: api.dev.acme.com, LABEL: "Costs $\${AMOUNT}" }
apis:
  - identifier: https://\${HOST}/orders
    name: \${LABEL}
`,
  ],
  bad: [
    `tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    variables:
      HOST: api.dev.acme.com
      BASE: ⟦https://\${HOST}⟧
apis:
  - identifier: \${BASE}/orders
`,
  ],
});

/** The value with its placeholders filled in, where the tenant has a value for each. */
function written(value: Entry["value"], tenant: Tenant): readonly Fix[] {
  const scalar = ownScalar(value);
  if (scalar === undefined) return [];
  const filled = expand(scalar.source, (name) => variableOf(tenant, name));
  const text = filled.kind === "value" ? String(filled.value) : "${";
  if (text.includes("${")) return [];
  return [{ title: `Write ${shown(text)}`, edits: [replaceScalar(scalar, text)], safe: false }];
}
