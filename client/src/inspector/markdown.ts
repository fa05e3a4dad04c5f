import { markdownReport } from "../../../server/src/token/views/report.ts";
import { markdownCell, markdownText } from "../../../server/src/text/printable.ts";
import type { Fact, Inspection } from "./inspection.ts";

/** The text twin of the inspector's page, without the token itself. @param now - Unix seconds */
export function inspectionMarkdown({ about, token, rows, refusal }: Inspection, now: number): string {
  const facts = about.map(({ name, value }) => `- ${markdownText(name)}: ${markdownCell(value)}`).join("\n");
  if (token) return [markdownReport({ token, rows }, now), "## About", "", facts, ""].join("\n");
  if (!refusal) return facts;
  const { title, detail, nextStep, said } = refusal;
  const texts = [title, detail, nextStep].map((text) => markdownText(text));
  return ["# Token: refused", "", ...texts.flatMap((text) => [text, ""]), factTable(said), "", facts, ""].join("\n");
}

function factTable(said: readonly Fact[]): string {
  const rows = said.map(({ name, value }) => `| ${markdownText(name)} | ${markdownCell(value)} |`);
  return ["| The tenant said | |", "| --- | --- |", ...rows].join("\n");
}
