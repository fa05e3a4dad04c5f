import { markdownText } from "../../../server/src/token/plain-text.ts";
import type { TestedToken } from "../../../server/src/token/test-token.ts";

/** A refusal as Markdown: what it means, what to do, and what the tenant said, to the letter. */
export function refusalReport({ refusal, explained }: TestedToken & { readonly kind: "refused" }): string {
  const { title, detail, nextStep } = explained;
  const said = `${refusal.error}: ${refusal.description} (HTTP ${refusal.status})`;
  return [
    `# ${markdownText(title)}`,
    "",
    markdownText(detail),
    "",
    markdownText(nextStep),
    "",
    `The tenant said: ${markdownText(said)}`,
    "",
  ].join("\n");
}
