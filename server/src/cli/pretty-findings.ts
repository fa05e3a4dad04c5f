import type { Severity } from "../document/finding.ts";
import type { InputFile } from "./input-file.ts";
import { oneLine } from "../tenant/printable.ts";
import type { Paint } from "./terminal.ts";

/** Findings for a person: one line each, under the file's name, and a sum at the end. Lines and columns count from 1. */
export function prettyFindings(files: readonly InputFile[], paint: Paint): string {
  const lines: string[] = [];
  const counts = new Map<Severity, number>();
  for (const { path, document, findings } of files) {
    if (findings.length > 0) lines.push(paint.bold(oneLine(path)));
    for (const { severity, at, message, rule } of findings) {
      const { line, character } = document.rangeOf(at).start;
      const place = `${line + 1}:${character + 1}`.padEnd(8);
      lines.push(`  ${paint.grey(place)} ${colour(severity, paint)} ${oneLine(message)} ${paint.grey(rule)}`);
      counts.set(severity, (counts.get(severity) ?? 0) + 1);
    }
    if (findings.length > 0) lines.push("");
  }
  const sum = SEVERITIES.flatMap((severity) => {
    const count = counts.get(severity);
    return count === undefined ? [] : [`${count} ${severity}${count === 1 || severity === "info" ? "" : "s"}`];
  });
  const many = files.length === 1 ? "1 file" : `${files.length} files`;
  lines.push(sum.length === 0 ? paint.green(`${many}: nothing to say.`) : `${many}: ${sum.join(", ")}.`);
  return lines.join("\n");
}

function colour(severity: Severity, paint: Paint): string {
  const word = severity.padEnd(7);
  if (severity === "error") return paint.red(word);
  if (severity === "warning") return paint.yellow(word);
  return severity === "info" ? paint.blue(word) : paint.grey(word);
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "info", "hint"];
