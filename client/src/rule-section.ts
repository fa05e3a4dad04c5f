/** Names the pages that explain the rules; `package.json` says how VS Code shows them. */
export const RULES_SCHEME = "auth-apis-rules";

/** Under which URI a rule is explained, as the language server is told it. */
export const RULE_PAGE = `${RULES_SCHEME}:/{rule}.md`;

/**
 * What the page of the rules (docs/rules.md) says under one id, as a page of its own.
 *
 * @returns Markdown; `undefined` where it says nothing of that id
 */
export function ruleSection(page: string, id: string): string | undefined {
  const section = page.split(/^## /m).find((each) => each.startsWith(`${id}\n`));
  return section === undefined
    ? undefined
    : `# ${section.trimEnd()}\n\n[All rules, and how to silence one](rules.md)\n`;
}
