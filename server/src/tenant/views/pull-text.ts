import { oneLine } from "../../text/printable.ts";
import { counted } from "../plan/counted.ts";
import type { PullReport, PullRow } from "../pull/report.ts";
import { fieldText, type Paint, type Style } from "./render-text.ts";

/** What a pull has changed in a file (or would change), what it left, and why; for a terminal. */
export function pullText(report: PullReport, paint: Paint): string {
  const { changed, left, added } = report;
  const parts = [
    ...section("Taken from the tenant", changed, paint),
    ...(added.length > 0
      ? [paint("bold", "Added"), ...added.map((name) => `  ${paint("add", "+")} API ${oneLine(name, LONGEST)}`), ""]
      : []),
    ...section("Left as it was", left, paint),
  ];
  return [...parts, `${pullSummary(report)}.`].join("\n");
}

/** "2 taken over, 1 left", or that there was nothing. */
export function pullSummary({ changed, left, added }: PullReport): string {
  const parts = [
    changed.length > 0 && `${changed.length} taken over`,
    added.length > 0 && `${counted(added.length, "API")} added`,
    left.length > 0 && `${left.length} left`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(", ") : "The file says already what the tenant has";
}

function section(title: string, rows: readonly PullRow[], paint: Paint): readonly string[] {
  if (rows.length === 0) return [];
  return [paint("bold", title), ...rows.flatMap((row) => rowText(row, paint)), ""];
}

function rowText({ kind, identifier, client, subjectType, fields, reason }: PullRow, paint: Paint): readonly string[] {
  const [mark, style] = MARKS[kind];
  const what =
    client === undefined ? "API" : `${subjectType === "user" ? "grant for users" : "grant"} ${oneLine(client)} on`;
  return [
    `  ${paint(style, mark)} ${what} ${oneLine(identifier, LONGEST)}`,
    ...fields.map((field) => `    ${fieldText(field, paint)}`),
    ...(reason === undefined ? [] : [`    ${paint("dim", oneLine(reason))}`]),
  ];
}

const MARKS: Readonly<Record<PullRow["kind"], readonly [mark: string, style: Style]>> = {
  changed: ["~", "change"],
  added: ["+", "add"],
  removed: ["-", "remove"],
};
/** An identifier is shown whole. */
const LONGEST = 700;
