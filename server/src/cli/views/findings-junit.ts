import type { InputFile } from "../target/input-file.ts";
import { xml } from "./xml.ts";

/** Findings as a JUnit report: a suite for each file, a case for each finding; only an error is a failure. */
export function findingsJunit(files: readonly InputFile[]): string {
  const failures = files.map(({ findings }) => findings.filter(({ severity }) => severity === "error").length);
  const tests = files.map(({ findings }) => Math.max(1, findings.length));
  const sum = (counts: readonly number[]) => counts.reduce((all, each) => all + each, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="auth-apis check" tests="${sum(tests)}" failures="${sum(failures)}">`,
    ...files.flatMap((input, at) => suite(input, tests[at] ?? 0, failures[at] ?? 0)),
    "</testsuites>",
  ].join("\n");
}

function suite({ path, document, findings }: InputFile, tests: number, failures: number): readonly string[] {
  const classname = xml(path);
  const cases = findings.map(({ severity, rule, message, at }) => {
    const { line, character } = document.rangeOf(at).start;
    const name = xml(`${line + 1}:${character + 1} ${rule}`);
    const text = xml(`${path}:${line + 1}:${character + 1}: ${message}`);
    const inside =
      severity === "error"
        ? `<failure type="${xml(rule)}" message="${xml(message)}">${text}</failure>`
        : `<system-out>${severity}: ${text}</system-out>`;
    return `    <testcase classname="${classname}" name="${name}">${inside}</testcase>`;
  });
  return [
    `  <testsuite name="${classname}" tests="${tests}" failures="${failures}">`,
    ...(cases.length > 0 ? cases : [`    <testcase classname="${classname}" name="no findings"/>`]),
    "  </testsuite>",
  ];
}
