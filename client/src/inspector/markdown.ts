import { markdownReport } from "../../../server/src/token/views/report.ts";
import { markdownCell, markdownText } from "../../../server/src/text/printable.ts";
import type { Fact, Inspection } from "./inspection.ts";

/** The text twin of the inspector's page, without the token itself. @param now - Unix seconds */
export function inspectionMarkdown({ about, token, rows, refusal, access = [] }: Inspection, now: number): string {
  const facts = about.map(({ name, value }) => `- ${markdownText(name)}: ${markdownCell(value)}`).join("\n");
  if (token) {
    return [markdownReport({ token, rows }, now), ...accessTable(access), "## About", "", facts, ""].join("\n");
  }
  if (!refusal) return facts;
  const { title, detail, nextStep, said } = refusal;
  const texts = [title, detail, nextStep].map((text) => markdownText(text));
  return ["# Token: refused", "", ...texts.flatMap((text) => [text, ""]), factTable(said), "", facts, ""].join("\n");
}

function accessTable(access: NonNullable<Inspection["access"]>): readonly string[] {
  if (access.length === 0) return [];
  const rows = access.map(
    ({ scope, granted, why = "" }) => `| ${granted ? "✔" : "✘"} | ${markdownCell(scope)} | ${markdownText(why)} |`,
  );
  return ["## Scopes", "", "| | Scope | Why |", "| --- | --- | --- |", ...rows, ""];
}

function factTable(said: readonly Fact[]): string {
  const rows = said.map(({ name, value }) => `| ${markdownText(name)} | ${markdownCell(value)} |`);
  return ["| The tenant said | |", "| --- | --- |", ...rows].join("\n");
}
