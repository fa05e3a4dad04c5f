import type { Finding, Span } from "../document/finding.ts";
import type { ScalarValue } from "../document/read/value.ts";
import { finding, type Problem, subject } from "./problem.ts";
import { shown } from "./words.ts";

/** `null`, or nothing at all, where the Management API can't clear a value. */
export function emptyValue(problem: Problem & { readonly value: ScalarValue }): Finding {
  const { value, entry, field, listKey } = problem;
  if (!entry) {
    const item = field.place?.replace(/^an? /, "") ?? `item of \`${listKey ?? ""}\``;
    return finding(withDash(value.at), `This ${item} is empty. Write it, or remove it.`);
  }
  const nothing = value.source === "" && value.variables.length === 0;
  const what = nothing ? `\`${shown(entry.key)}:\` has nothing after it.` : `${subject(problem)} can't be null.`;
  return finding(nothing ? entry.keyAt : value.at, `${what} ${wayOut(problem, entry.key)}`);
}

/** An item of which nothing is written has no text of its own but its dash. */
function withDash(at: Span): Span {
  const { block, start, end } = at;
  const dash = block.text.lastIndexOf("-", start);
  return start < end || dash < 0 ? at : { block, start: dash, end: dash + 1 };
}

function wayOut({ root, field }: Problem, key: string): string {
  if (field.required) return "Write a value.";
  const write = field.types.includes("array") ? `Write \`${key}: []\` for none` : "Write a value";
  const managed = (root === "Api" || root === "Defaults") && !field.ours;
  return `${write}, or remove the key${managed ? " to leave the tenant's value as it is" : ""}.`;
}
