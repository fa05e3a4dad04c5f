import { replaceScalar } from "../document/edit/edits.ts";
import type { Finding, Fix } from "../document/finding.ts";
import { nearest } from "../text/nearest.ts";
import type { ScalarValue } from "../document/read/value.ts";
import type { FieldValue } from "./field.ts";
import { entryOf, resolved } from "./node.ts";
import { finding, type Problem, replacement, subject } from "./problem.ts";
import { bare, shown, written } from "./words.ts";

/** A value that is none of those which a key takes: lists them with their meanings, and offers the nearest. */
export function notListed(problem: Problem & { readonly value: ScalarValue }, values: readonly FieldValue[]): Finding {
  const { value } = problem;
  const is = typeof value.value === "string" ? `"${shown(value.value)}"` : written(value);
  const meant = meantValue(problem, values);
  const question = meant === undefined ? "" : ` Did you mean \`${String(meant)}\`?`;
  const allowed = values.map(({ value: each, meaning }) => `${String(each)} (${meaning})`).join("; ");
  return finding(
    value.at,
    `${subject(problem)} can't be ${is}.${question} It takes: ${allowed}.`,
    fixes(problem, meant),
  );
}

function meantValue({ node, value }: Problem & { readonly value: ScalarValue }, values: readonly FieldValue[]) {
  const text = String(value.value).trim();
  if (text.length > LONGEST) return undefined;
  const same = values.find((each) => bare(String(each.value)) === bare(text));
  if (same) return same.value;
  const meant = entryOf((node.then ? resolved(node.then) : node)["x-meant"], text.toLowerCase());
  if (meant !== undefined) return meant;
  return nearest(
    text,
    values.flatMap((each) => each.value ?? []),
  );
}

function fixes(problem: Problem & { readonly value: ScalarValue }, meant: string | null | undefined): readonly Fix[] {
  if (meant === undefined) return [];
  const text = meant === null ? "null" : replaceScalar(problem.value, meant).text;
  return replacement(problem, `Change to ${String(meant)}`, text);
}

const LONGEST = 100;
