import type { SyntaxProblem } from "./syntax.ts";
import type { Tree } from "./tree.ts";

/** Is there most probably a placeholder in flow style without quotes? Answers at a glance. */
export function seemBare(text: string): boolean {
  return IN_FLOW.test(text);
}

/** Replaces the braces of every `${NAME}` by characters that YAML takes for plain text; lengths stay the same. */
export function maskVariables(text: string): string {
  return text.replaceAll(PLACEHOLDER, `$${OPEN}$1${CLOSE}`);
}

/** Undoes `maskVariables` in a text that was read since. */
export function unmaskVariables(text: string): string {
  return text.includes(OPEN) ? text.replaceAll(OPEN, "{").replaceAll(CLOSE, "}") : text;
}

/** The plain scalars in flow style with a placeholder: each must be quoted. */
export function findBareVariables(tree: Tree | undefined, text: string): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const visit = (node: Tree, inFlow: boolean): void => {
    if (node.kind === "map") {
      const flow = inFlow || node.flow;
      for (const entry of node.entries) visit(entry.value, flow);
    } else if (node.kind === "list") {
      for (const item of node.items) visit(item, inFlow || node.flow);
    } else if (node.kind === "scalar" && inFlow && node.style === "plain" && node.source.includes("${")) {
      const source = text.slice(node.start, node.end);
      const message = `In { } and [ ] a placeholder must be quoted: write "${source}". As it is, this line can't be read.`;
      problems.push({ code: "unquoted-variable", message, start: node.start, end: node.end });
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
