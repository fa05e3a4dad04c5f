import type { Block } from "../document/block.ts";
import { listsOf } from "../document/chunk.ts";
import { written } from "../document/edit/scalar-text.ts";
import { memoryKey } from "../document/memory.ts";
import { defineRule, type Report } from "./rule.ts";

export const unquotedVariable = defineRule({
  id: "unquoted-variable",
  on: "file",
  severity: "error",
  summary: "A placeholder stands in flow style without quotes.",
  why: `In \`{ … }\` and \`[ … ]\` a brace belongs to YAML: \`{ identifier: \${BASE}/orders }\` is no YAML, and other
tools refuse the file. Quote the value: \`{ identifier: "\${BASE}/orders" }\`. In block style, one key to a line, a
placeholder needs no quotes.`,
  check: ({ file }) => listsOf(file.document.chunks, REPORTS, reportsIn).flat(),
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

function reportsIn(block: Block): readonly Report[] {
  return block.parsed.problems.flatMap(({ code, message, start, end }) => {
    if (code !== "unquoted-variable") return [];
    const at = { block, start, end };
    // A line end in a plain scalar is a space.
    const lines = block.text.slice(start, end).split("\n");
    const words = lines.map((line) => line.trim()).filter((line) => line !== "");
    const text = written(words.join(" "), "double");
    return [{ at, message, fixes: [{ title: "Quote it", edits: [{ at, text }], safe: true }] }];
  });
}

const REPORTS = memoryKey<readonly Report[]>();
