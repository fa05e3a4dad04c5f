import { onOneLine } from "../document/lines.ts";
import type { Value } from "../document/read/value.ts";
import type { Field } from "./field.ts";
import { isSecretName } from "./never.ts";
import { withoutSecrets } from "./secret-text.ts";

/** `["a", "b", "c"]` as "a, b or c". */
export function listed(words: readonly string[], joint: "or" | "and"): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${joint} ${last}`;
}

/** The same of the first `most` of some things, and how many there are besides; no others are put into words. */
export function listedFew<T>(all: readonly T[], most: number, text: (each: T) => string): string {
  const few = all.slice(0, most).map(text);
  return all.length > most ? `${few.join(", ")} and ${String(all.length - most)} more` : listed(few, "and");
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function uncapital(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/**
 * A text of the file or a tenant as a message shows it: on one line, without secrets, and with an ellipsis where it is longer
 * than `most` UTF-16 units. A line break becomes a space, together with the indentation behind it; so do control and
 * bidirectional characters.
 */
export function shown(text: string, most = 60): string {
  const line = onOneLine(withoutSecrets(text.slice(0, SCANNED)))
    .slice(0, most + 1)
    .replace(CONTROL, " ");
  return line.length > most ? `${line.slice(0, most)}…` : line;
}

/** Equal for names that differ in letter case, hyphens, underscores and blanks alone. */
export function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[-_\s]/g, "");
}

/** A name as a sentence shows it: also one that is empty. */
export function shownName(name: string): string {
  return shown(name) || '""';
}

/** What a field takes: "text", "a whole number of seconds". */
export function expected(field: Field): string {
  return listed(
    field.types.filter((type) => type !== "null").map((type) => TYPES[type] + unitOf(field)),
    "or",
  );
}

/** What a value is: `the text "yes"`, `a list`. */
export function got(value: Value): string {
  if (value.kind === "map") return "a map";
  if (value.kind === "list") return "a list";
  if (value.kind === "unknown") return "unknown";
  if (value.variables.some(isSecretName)) return "something else";
  if (typeof value.value === "string") return `the text "${shown(value.value)}"`;
  if (typeof value.value === "number") return `the number ${written(value)}`;
  return written(value);
}

/** A number, `true`, `false` or `null` as the file writes it, or as a variable gives it. */
export function written(value: Value): string {
  if (value.kind !== "scalar") return "";
  return value.variables.length > 0 || value.source === "" ? String(value.value) : shown(value.source);
}

function unitOf(field: Field): string {
  return field.unit ? ` of ${field.unit}` : "";
}

const TYPES = {
  null: "null",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  string: "text",
  array: "a list",
  object: "a map",
} as const;
/** Of a longer text the rest is not looked through: a key without its END is left out, and HTTP carries no longer token. */
const SCANNED = 16_384;
/** Characters that would break the line or act on a terminal, and bidirectional controls. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
