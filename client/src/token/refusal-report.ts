import { markdownCell, markdownText } from "../../../server/src/text/printable.ts";
import type { TestedToken } from "../../../server/src/token/test-token.ts";

/** A refusal as Markdown: what it means, what to do, and what the tenant said, to the letter. */
export function refusalReport({ refusal, explained }: TestedToken & { readonly kind: "refused" }): string {
  const { title, detail, nextStep } = explained;
  const { error, description, status } = refusal;
  return [
    `# Token: refused`,
    "",
    `**${markdownText(title)}**`,
    "",
    markdownText(detail),
    "",
    markdownText(nextStep),
    "",
    "| The tenant said | |",
    "| --- | --- |",
    `| HTTP status | ${status} |`,
    `| error | ${markdownCell(error)} |`,
    `| error\\_description | ${markdownCell(description)} |`,
    "",
  ].join("\n");
}
