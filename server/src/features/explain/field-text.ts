import { durationWords } from "../../text/duration.ts";
import type { Field, FieldValue } from "../../schema/facts.ts";
import { capital, expected } from "../../schema/words.ts";
import { code, table } from "./markdown.ts";

/** What a user should know of a field: meaning, values, limits, default, where to read on. Markdown. */
export function fieldText(field: Field): string {
  const title = [field.key === "" ? "" : `**${code(field.key)}**`, expected(field)].filter((part) => part !== "");
  return paragraphs([
    title.join(" · "),
    field.markdown,
    field.values && valueTable(field.values),
    sentences(factsOf(field)),
    field.dashboard && `In the Dashboard: *${field.dashboard}*.`,
    field.docs && `[Auth0 documentation](${field.docs})`,
  ]);
}

/** What one of a field's listed values means. Markdown. */
export function valueText(field: Field, value: FieldValue): string {
  const isDefault = field.default === value.value ? "The default." : "";
  return paragraphs([value.markdown, isDefault, field.docs && `[Auth0 documentation](${field.docs})`]);
}

/** A number of seconds with its length in words. */
export function secondsText(seconds: number): string {
  return `${code(String(seconds))} (${durationWords(seconds)})`;
}

function factsOf(field: Field): readonly (string | undefined)[] {
  const number = (value: number): string => (field.unit ? secondsText(value) : code(String(value)));
  const scalarDefault = field.default !== undefined && typeof field.default !== "object";
  return [
    field.required ? "Required" : undefined,
    scalarDefault
      ? `Default: ${typeof field.default === "number" ? number(field.default) : code(String(field.default))}`
      : undefined,
    field.minimum ? `At least ${number(field.minimum)}` : undefined,
    field.maximum === undefined ? undefined : `At most ${number(field.maximum)}`,
    field.maxLength === undefined ? undefined : `At most ${String(field.maxLength)} characters`,
    field.immutable ? "Can't be changed once it exists" : undefined,
    field.nullClears ? "`null` clears the tenant's value" : undefined,
    field.needs && `Needs ${field.needs}`,
  ];
}

function valueTable(values: readonly FieldValue[]): string {
  const rows = values.map(({ value, meaning }) => [code(value ?? "null"), capital(meaning)]);
  return table(["Value", "Meaning"], rows);
}

function sentences(parts: readonly (string | undefined)[]): string {
  return parts.flatMap((part) => (part ? [`${part}.`] : [])).join(" ");
}

function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("\n\n");
}
