import type { Finding, Fix } from "../document/finding.ts";
import { type ForeignWord, variableFor, variableTitle, variableInstead } from "../document/foreign-words.ts";
import { finding, type Problem, subject } from "./problem.ts";
import { expected, shown } from "./words.ts";

/** What to say of a value that is a template's placeholder, whatever the schema makes of the maps that YAML reads there. */
export function templateFinding(problem: Problem, word: ForeignWord): Finding {
  const { value, field, root } = problem;
  const mayVary = root !== "File" && field.types.some((type) => type !== "object" && type !== "array");
  const way = mayVary ? variableInstead(written(problem, word)) : "Write the value itself.";
  const must = `${subject(problem)} must be ${expected(field)}`;
  const message = `${must}, and ${shown(word.text)} is a placeholder of a template, which nothing fills in here. ${way}`;
  return finding(value.at, message, mayVary ? asVariable(problem, word) : []);
}

function asVariable(problem: Problem, word: ForeignWord): readonly Fix[] {
  const { value, own } = problem;
  if (!own || word.name === undefined) return [];
  return [{ title: variableTitle(word), edits: [{ at: value.at, text: written(problem, word) }], safe: false }];
}

/** In brackets and braces a placeholder must be quoted. */
function written({ inFlow }: Problem, word: ForeignWord): string {
  const variable = variableFor(word);
  return inFlow ? `"${variable}"` : variable;
}
