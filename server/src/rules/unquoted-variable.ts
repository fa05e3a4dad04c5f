import { written } from "../document/edits.ts";
import { defineRule } from "./rule.ts";

export const unquotedVariable = defineRule({
  id: "unquoted-variable",
  on: "file",
  severity: "error",
  summary: "A placeholder stands in flow style without quotes.",
  why: `In \`{ … }\` and \`[ … ]\` a brace belongs to YAML: \`{ identifier: \${BASE}/orders }\` is no YAML, and other
tools refuse the file. Quote the value: \`{ identifier: "\${BASE}/orders" }\`. In block style, one key to a line, a
placeholder needs no quotes.`,
  *check({ file }) {
    for (const block of file.document.blocks) {
      for (const { code, message, start, end } of block.parsed.problems) {
        if (code !== "unquoted-variable") continue;
        const at = { block, start, end };
        // A line end in a plain scalar is a space.
        const text = written(block.text.slice(start, end).replace(/\s*\n\s*/g, " "), "double");
        yield { at, message, fixes: [{ title: "Quote it", edits: [{ at, text }], safe: true }] };
      }
    }
  },
  good: [
    `tenants:
  dev: { domain: acme-dev.eu.auth0.com, variables: { BASE: "https://api.dev.acme.com" } }
apis:
  - { identifier: "\${BASE}/orders" }
`,
    `tenants:
  dev: { domain: acme-dev.eu.auth0.com, variables: { BASE: "https://api.dev.acme.com" } }
apis:
  - identifier: \${BASE}/orders
`,
  ],
  bad: [
    `tenants:
  dev: { domain: acme-dev.eu.auth0.com, variables: { BASE: "https://api.dev.acme.com" } }
apis:
  - { identifier: ⟦\${BASE}/orders⟧ }
`,
  ],
});
