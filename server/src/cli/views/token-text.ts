import { oneLine } from "../../text/printable.ts";
import { plainReport } from "../../token/views/report.ts";
import type { TestedToken } from "../../token/test-token.ts";

/** A tested token for a person: verdict, header and payload, or why the tenant refused. Never the token itself. */
export function tokenText(tested: TestedToken, now: number): string {
  if (tested.kind === "judged") return plainReport(tested, now).trimEnd();
  if (tested.kind === "not-asked") {
    return tested.answer.reasons.map(({ title, detail }) => oneLine(`${title} ${detail}`)).join("\n");
  }
  const { title, detail, nextStep } = tested.explained;
  const { status, error, description } = tested.refusal;
  const said = [error, description].filter((part) => part !== "").join(": ");
  const lines = [`Refused: ${title}`, "", detail, nextStep, "", `The tenant said: ${said} (HTTP ${status})`];
  return lines.map((line) => oneLine(line)).join("\n");
}
