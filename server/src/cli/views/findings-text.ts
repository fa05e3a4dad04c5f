import type { Severity } from "../../document/finding.ts";
import { oneLine } from "../../text/printable.ts";
import type { InputFile } from "../target/input-file.ts";
import type { Paint } from "../terminal.ts";

/** Findings for a person: one line each, under the file's name, and a sum at the end. Lines and columns count from 1. */
export function findingsText(files: readonly InputFile[], paint: Paint): string {
  const parts = files.filter(({ findings }) => findings.length > 0).map((input) => fileText(input, paint));
  return [...parts, sumText(files, paint)].join("\n\n");
}

function fileText({ path, document, findings }: InputFile, paint: Paint): string {
  const rows = findings.map(({ severity, at, message, rule }) => {
    const { line, character } = document.rangeOf(at).start;
    return { place: `${line + 1}:${character + 1}`, severity, message: oneLine(message), rule };
  });
  const width = rows.reduce((most, { place }) => Math.max(most, place.length), 0);
  const lines = rows.map(
    ({ place, severity, message, rule }) =>
      `  ${paint.grey(place.padEnd(width))}  ${coloured(severity, paint)}  ${message} ${paint.grey(`[${rule}]`)}`,
  );
  return [paint.bold(oneLine(path)), ...lines].join("\n");
}

function sumText(files: readonly InputFile[], paint: Paint): string {
  const counts = new Map<Severity, number>();
  for (const { findings } of files) {
    for (const { severity } of findings) counts.set(severity, (counts.get(severity) ?? 0) + 1);
  }
  const many = files.length === 1 ? "1 file" : `${files.length} files`;
  if (counts.size === 0) return paint.green(`${many}: no findings.`);
  const sums = SEVERITIES.flatMap((severity) => {
    const count = counts.get(severity);
    return count === undefined ? [] : [`${count} ${severity}${count === 1 || severity === "info" ? "" : "s"}`];
  });
  return `${many}: ${sums.join(", ")}.`;
}

function coloured(severity: Severity, paint: Paint): string {
  const word = severity.padEnd("warning".length);
  if (severity === "error") return paint.red(word);
  if (severity === "warning") return paint.yellow(word);
  return severity === "info" ? paint.blue(word) : paint.grey(word);
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "info", "hint"];
