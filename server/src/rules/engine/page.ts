import type { Rule } from "../rule.ts";

/**
 * The documentation of rules as one Markdown page: an anchor for each id (diagnostics link to it), why it matters, and the
 * examples that are also the rule's tests.
 */
export function rulesPage(rules: readonly Rule[]): string {
  return [
    "# Rules",
    "",
    "What Auth APIs finds in a file beside what the JSON Schema refuses. Each has a severity of its own; `rules:` in the",
    "file changes it or turns the rule `off`, and `# auth-apis-disable-next-line RULE -- why` silences it for one line.",
    "",
    "| rule | severity | what it finds |",
    "| --- | --- | --- |",
    ...rules.map(({ id, severity, summary }) => `| [\`${id}\`](#${id}) | ${severity} | ${summary} |`),
    "",
    ...rules.flatMap(section),
  ].join("\n");
}

function section({ id, severity, summary, why, bad, good }: Rule): readonly string[] {
  return [
    `## ${id}`,
    "",
    `${summary} Severity: ${severity}.`,
    "",
    why,
    "",
    "Wrong:",
    ...bad.slice(0, 1).flatMap(example),
    "Right:",
    ...good.slice(0, 1).flatMap(example),
  ];
}

function example(text: string): readonly string[] {
  const lines = text.replaceAll(/[⟦⟧]/g, "").trimEnd().split("\n");
  const shown = lines.length > LONGEST ? [...lines.slice(0, LONGEST), "      # and so on"] : lines;
  return ["", "```yaml", ...shown, "```", ""];
}

/** Lines of an example, as far as a reader has any use for them. */
const LONGEST = 20;
