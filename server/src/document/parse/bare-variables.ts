import type { Block } from "../block.ts";
import { TEMPLATE } from "../foreign-words.ts";
import { onOneLine } from "../lines.ts";
import { bareTemplate } from "./bare-templates.ts";
import type { SyntaxProblem } from "./syntax.ts";
import type { Tree } from "./tree.ts";

/** Is there most probably a placeholder in flow style without quotes? Answers at a glance. */
export function seemBare(text: string): boolean {
  return IN_FLOW.test(text);
}

/** May a text hold a placeholder that makes it unreadable, ours or a template's? */
export function mayHoldBare(text: string): boolean {
  return text.includes("${") || text.includes("{{");
}

/** Replaces the braces of every `${NAME}` and `{{ NAME }}` by characters that YAML takes for plain text; lengths stay the same. */
export function maskVariables(text: string): string {
  return text
    .replaceAll(PLACEHOLDER, `$${OPEN}$1${CLOSE}`)
    .replaceAll(TEMPLATE, (_, within: string) => OPEN + OPEN + within + CLOSE + CLOSE);
}

/** Undoes `maskVariables` in a text that was read since. */
export function unmaskVariables(text: string): string {
  return text.includes(OPEN) ? text.replaceAll(OPEN, "{").replaceAll(CLOSE, "}") : text;
}

/** The plain scalars with a placeholder that are no YAML: what holds ours in flow style must be quoted, a template's doesn't belong here. */
export function findBareVariables(tree: Tree | undefined, block: Block): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const visit = (node: Tree, inFlow: boolean, isKey = false): void => {
    if (node.kind === "map") {
      const flow = inFlow || node.flow;
      for (const entry of node.entries) {
        visit(entry.key, flow, true);
        visit(entry.value, flow);
      }
    } else if (node.kind === "list") {
      for (const item of node.items) visit(item, inFlow || node.flow);
    } else if (node.kind === "scalar" && node.style === "plain") {
      const source = block.text.slice(node.start, node.end);
      if (source.startsWith("{{") || (inFlow && source.includes("{{"))) {
        problems.push(bareTemplate(node, isKey ? "key" : inFlow ? "in brackets" : "value"));
      } else if (inFlow && source.includes("${")) {
        const message = `In { } and [ ] a placeholder must be quoted: write "${onOneLine(source)}". As it is, this line can't be read.`;
        problems.push({ code: "unquoted-variable", message, start: node.start, end: node.end });
      }
    }
  };
  if (tree) visit(tree, false);
  return problems;
}

// Private-use characters: they have no meaning in YAML and no place in a configuration file.
const OPEN = "\uE0F0";
const CLOSE = "\uE0F1";
/** Behind a bracket or comma, or behind a key that stands there. */
const IN_FLOW = /[[{,](?:\s*|[^\n"'{}[\],]*: *)\$\{/;
const PLACEHOLDER = /\$\{([^{}\n]*)\}/g;
