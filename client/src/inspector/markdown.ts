import { markdownReport } from "../../../server/src/token/views/report.ts";
import { markdownCell, markdownCode, markdownText } from "../../../server/src/text/printable.ts";
import type { Fact, Inspection } from "./inspection.ts";

/** The text twin of the inspector's page, without the token itself. @param now - Unix seconds */
export function inspectionMarkdown(inspection: Inspection, now: number): string {
  const { outcome, about, token, rows, refusal, access = [] } = inspection;
  const facts = about.map(({ name, value }) => `- ${markdownText(name)}: ${markdownCode(value)}`).join("\n");
  if (token) {
    return [markdownReport({ token, rows }, now), ...accessTable(access), "## About", "", facts, ""].join("\n");
  }
  if (!refusal) return facts;
  const { title, detail, nextStep, said } = refusal;
  const headline = outcome === "not-asked" ? "# Token: not requested" : "# Token: refused";
  const texts = [title, detail, nextStep].filter((text) => text !== "").map((text) => markdownText(text));
  const heard = said.length > 0 ? [factTable(said), ""] : [];
  return [headline, "", ...texts.flatMap((text) => [text, ""]), ...heard, facts, ""].join("\n");
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
