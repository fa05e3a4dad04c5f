import type { Finding } from "../document/finding.ts";
import { durationWords } from "../text/duration.ts";
import { finding, type Problem, subject } from "./problem.ts";

/** A text that is too long or too short or holds what it can't, or a number that is too large or too small. */
export function outOfBounds(problem: Problem): Finding {
  const { value, node, field, root } = problem;
  // What stands outside of APIs and `defaults` is a setting of this file, of which Auth0 knows nothing.
  const who = root === "File" ? "it" : "Auth0";
  const is = value.kind === "scalar" ? value.value : null;
  return finding(value.at, `${subject(problem)} ${typeof is === "number" ? ofNumber(is) : ofText(String(is))}`);

  function ofNumber(number: number): string {
    const { minimum = -Infinity, maximum = Infinity } = field;
    const limit = number < minimum ? `least ${amount(minimum)}` : `most ${amount(maximum)}`;
    return `is ${amount(number)}; ${who} takes at ${limit}.`;
  }

  function amount(number: number): string {
    if (field.unit !== "seconds" || !Number.isFinite(number) || Math.abs(number) < 60) return String(number);
    return `${number} (${durationWords(number)})`;
  }

  function ofText(text: string): string {
    if (text === "") return "is empty. Write at least one character.";
    const length = Array.from(text).length;
    const { maxLength = Infinity } = field;
    if (length > maxLength) return `is ${length} characters long; Auth0 takes at most ${maxLength}.`;
    return `${node.patternErrorMessage ?? "has a form that Auth0 refuses"}.`;
  }
}
