import { oneLine } from "../../text/printable.ts";
import { repairText } from "../../expected/repair.ts";
import type { TestedToken } from "../../token/test-token.ts";
import { overall } from "../../token/verdict/verdict.ts";
import { tokenResult } from "../../token/views/result.ts";
import type { Paint } from "../terminal.ts";
import { type GrantOutcome, isGood } from "../token/run-token-tests.ts";

/** One line for every grant, and below it what is wrong. */
export function testsText(outcomes: readonly GrantOutcome[], paint: Paint): string {
  const lines = outcomes.flatMap((outcome) => {
    const { test, tested } = outcome;
    const mark = isGood(outcome) ? paint.green("✔") : paint.red("✘");
    const named = `${test.application.named} for ${test.api.identifier}`;
    return [
      `${mark} ${oneLine(`${seal(tested)}: ${named}: ${sum(tested)}`)}`,
      ...faults(tested).map((line) => `    ${oneLine(line)}`),
    ];
  });
  const good = outcomes.filter(isGood).length;
  return [
    ...lines,
    "",
    `${good} of ${outcomes.length} tokens are what the file promises, as far as they could be checked.`,
  ].join("\n");
}

/** `{"tests": […]}`, each as the result of one token with `api` and `client`. */
export function testsJson(outcomes: readonly GrantOutcome[]): string {
  const tests = outcomes.map(({ test, tested }) => ({
    api: test.api.identifier,
    client: test.application.named,
    ...tokenResult(tested),
  }));
  return JSON.stringify({ tests });
}

/** As test reporters read it (JUnit): an API is a class, a grant a case. */
export function testsJunit(outcomes: readonly GrantOutcome[]): string {
  const cases = outcomes.map((outcome) => {
    const { test, tested } = outcome;
    const open = `  <testcase classname="${xml(test.api.identifier)}" name="${xml(test.application.named)}"`;
    if (isGood(outcome)) return `${open}/>`;
    const failure = `    <failure message="${xml(sum(tested))}">${xml(faults(tested).join("\n"))}</failure>`;
    return `${open}>\n${failure}\n  </testcase>`;
  });
  const failures = outcomes.filter((outcome) => !isGood(outcome)).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="auth-apis token" tests="${outcomes.length}" failures="${failures}">`,
    ...cases,
    "</testsuite>",
  ].join("\n");
}

function seal(tested: TestedToken): string {
  return tested.kind === "judged" ? (tested.token.kind === "verified" ? "verified" : tested.token.kind) : "no token";
}

function sum(tested: TestedToken): string {
  if (tested.kind === "refused") return tested.explained.title;
  if (tested.kind === "not-asked") return tested.answer.reasons[0]?.title ?? "";
  const { rows } = tested;
  const counts = (["broken", "unknown", "held"] as const).flatMap((state) => {
    const count = rows.filter((row) => row.state === state).length;
    return count === 0 ? [] : [`${count} ${state}`];
  });
  const verdicts = { held: "as promised", unknown: "not all of it could be checked", broken: "not as promised" };
  return `${verdicts[overall(rows)]} (${counts.join(", ")})`;
}

function faults(tested: TestedToken): readonly string[] {
  if (tested.kind === "not-asked") return tested.answer.reasons.map(({ detail }) => detail);
  if (tested.kind === "refused") return [tested.explained.detail, tested.explained.nextStep];
  return tested.rows
    .filter(({ state }) => state === "broken")
    .flatMap(({ check, expected, actual, why, repairs = [] }) => [
      `${check}: expected ${shown(expected)}, actual ${shown(actual)}. ${why ?? ""}`,
      ...(repairs.length > 0 ? [`  ${repairs.map(repairText).join("; or: ")}.`] : []),
    ]);
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.join(" ") || "none";
  return typeof value === "string" || typeof value === "number" ? String(value) : "none";
}

/** XML 1.0 has no way to write most control characters. */
function xml(text: string): string {
  const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text
    .split("\n")
    .map((line) => oneLine(line).replace(/[&<>"]/g, (character) => entities[character] ?? ""))
    .join("&#10;");
}
