import type { Outcome } from "../../../server/src/tenant/apply/outcome.ts";
import type { Plan } from "../../../server/src/tenant/plan/plan.ts";
import { markdownCell, markdownCode, markdownText } from "../../../server/src/text/printable.ts";
import { planMarkdown } from "../../../server/src/tenant/views/render-markdown.ts";
import { outcomeSummary } from "../../../server/src/tenant/views/summary.ts";
import { outcomeText, subject } from "../../../server/src/tenant/views/wording.ts";
import type { FileError } from "./file-errors.ts";

/** A plan for its reader, the errors of the file that block some of it behind it. */
export function planReport(plan: Plan, errors: readonly FileError[]): string {
  return [planMarkdown(plan), ...blocking(errors)].join("\n");
}

function blocking(errors: readonly FileError[]): readonly string[] {
  const lines = errors.map(({ line, message }) => `- Line ${line}: ${markdownText(message)}`);
  return lines.length > 0 ? ["#### Errors in the file", ...lines, ""] : [];
}

/** What became of each row of a plan, and the errors of the file that blocked some of it. */
export function outcomeReport(plan: Plan, outcomes: readonly Outcome[], errors: readonly FileError[] = []): string {
  const { name, domain } = plan.tenant;
  const tenant = name === undefined ? markdownCode(domain) : `${markdownText(name)} (${markdownCode(domain)})`;
  return [
    `### Sync to ${tenant}`,
    "",
    `${outcomeSummary(outcomes)}.`,
    "",
    "| | What | Outcome |",
    "| --- | --- | --- |",
    ...outcomes.map(row),
    "",
    ...blocking(errors),
  ].join("\n");
}

const marks: Readonly<Record<Outcome["state"], string>> = {
  written: "✓",
  unchanged: "✓",
  moved: "!",
  failed: "✗",
  pending: "…",
};

function row(outcome: Outcome): string {
  const { kind } = outcome.change;
  const { what, name, holder } = subject(outcome.change);
  const whose = holder === undefined ? "" : ` ${markdownCell(holder)} on`;
  return `| ${marks[outcome.state]} | ${kind} ${what}${whose} ${markdownCell(name)} | ${markdownText(outcomeText(outcome))} |`;
}
