import { jsonText, oneLine } from "../../text/printable.ts";
import { repairText } from "../../expected/repair.ts";
import { counted } from "../../tenant/plan/counted.ts";
import type { TestedToken } from "../../token/test-token.ts";
import type { Row } from "../../token/verdict/check.ts";
import { overall } from "../../token/verdict/verdict.ts";
import { marks } from "../../token/views/marks.ts";
import { tokenResult } from "../../token/views/result.ts";
import type { Paint } from "../terminal.ts";
import { type GrantOutcome, stateOf } from "../token/run-token-tests.ts";
import { xml } from "./xml.ts";

/** One line for every grant, and below it what is wrong. */
export function testsText(outcomes: readonly GrantOutcome[], paint: Paint): string {
  const lines = outcomes.flatMap((outcome) => {
    const { test, tested } = outcome;
    const state = stateOf(outcome);
    const mark = { held: paint.green, unknown: String, broken: paint.red }[state](marks[state]);
    const named = `${test.application.named} for ${test.api.identifier}`;
    return [
      `${mark} ${oneLine(`${seal(tested)}: ${named}: ${sum(tested)}`)}`,
      ...faults(tested).map((line) => `    ${oneLine(line)}`),
    ];
  });
  const unchecked = countOf("unknown", outcomes);
  const besides = unchecked > 0 ? `; ${unchecked} could not be checked in full` : "";
  return [
    ...lines,
    "",
    `As the file promises: ${countOf("held", outcomes)} of ${counted(outcomes.length, "token")}${besides}.`,
  ].join("\n");
}

/** `{"tests": […]}`, each as the result of one token with `api` and `client`. */
export function testsJson(outcomes: readonly GrantOutcome[]): string {
  const tests = outcomes.map(({ test, tested }) => ({
    api: test.api.identifier,
    client: test.application.named,
    ...tokenResult(tested),
  }));
  return jsonText({ tests });
}

/** As test reporters read it (JUnit): an API is a class, a grant a case. */
export function testsJunit(outcomes: readonly GrantOutcome[]): string {
  const cases = outcomes.map((outcome) => {
    const { test, tested } = outcome;
    const open = `  <testcase classname="${xml(test.api.identifier)}" name="${xml(test.application.named)}"`;
    const state = stateOf(outcome);
    if (state === "held") return `${open}/>`;
    if (state === "unknown") return `${open}>\n    <skipped message="${xml(sum(tested))}"/>\n  </testcase>`;
    const failure = `    <failure message="${xml(sum(tested))}">${xml(faults(tested).join("\n"))}</failure>`;
    return `${open}>\n${failure}\n  </testcase>`;
  });
  const counts = [
    `tests="${outcomes.length}"`,
    `failures="${countOf("broken", outcomes)}"`,
    `skipped="${countOf("unknown", outcomes)}"`,
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="auth-apis token" ${counts.join(" ")}>`,
    ...cases,
    "</testsuite>",
  ].join("\n");
}

function countOf(state: Row["state"], outcomes: readonly GrantOutcome[]): number {
  return outcomes.filter((outcome) => stateOf(outcome) === state).length;
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
  const { rows } = tested;
  // The first says it: in a token that is not verified, every other row is unknown because the signature is.
  if (overall(rows) === "unknown")
    return rows.flatMap(({ check, why }) => (why ? [`${check}: ${why}`] : [])).slice(0, 1);
  return rows
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
