import type { Block } from "../document/block.ts";
import type { Span } from "../document/finding.ts";
import { memoryKey } from "../document/memory.ts";
import { defineRule } from "./rule.ts";

export const secondDocument = defineRule({
  id: "second-document",
  on: "file",
  severity: "warning",
  summary: "What stands behind a second `---` is ignored.",
  why: `A YAML stream may hold several documents, with a line \`---\` between them. This file is one document: only the first is
read, and APIs in a later one are neither checked nor synced. Such a line mostly comes from pasting two files together.

Take the line out and merge the two \`apis\` lists, or keep two files: any name that ends in \`auth-apis.yaml\` will do, such as
\`orders.auth-apis.yaml\`. A \`---\` at the very top, before all content, is fine.`,
  *check({ file }) {
    const last = file.document.chunks.at(-1)?.items.at(-1);
    const at = last?.kind === "rest" ? last.remember(FIRST_IGNORED, firstIgnored) : undefined;
    if (at) {
      yield {
        at,
        message:
          "A second YAML document begins here, and only the first is read: everything below is neither checked nor synced. Merge the two, or make it a file of its own.",
      };
    }
  },
  good: ["---\napis:\n  - identifier: https://api.acme.com\n...\n", "apis: []\n---\n# nothing more\n"],
  bad: ["apis:\n  - identifier: https://a.acme.com\n⟦---⟧\napis:\n  - identifier: https://b.acme.com\n"],
});

/** The marker before the first line of content, or that line itself; nothing where only markers and comments follow. */
function firstIgnored(block: Block): Span | undefined {
  let marker: { start: number; end: number } | undefined;
  for (const start of block.lines) {
    const line = /^[^\r\n]*/.exec(block.text.slice(start))?.[0] ?? "";
    const mark = /^(---|\.\.\.)(?=\s|$)/.exec(line)?.[1];
    const content = line.slice(mark?.length ?? 0).trim();
    if (mark === "---") marker = { start, end: start + 3 };
    if (content === "" || content.startsWith("#") || (mark === undefined && content.startsWith("%"))) continue;
    return { block, ...(marker ?? { start, end: start + line.trimEnd().length }) };
  }
  return undefined;
}

const FIRST_IGNORED = memoryKey<Span | undefined>();
