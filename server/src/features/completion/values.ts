import type { AuthApisFile } from "../../document/read/file.ts";
import { durationWords } from "../../text/duration.ts";
import type { Field } from "../../schema/facts.ts";
import { hasForm } from "../place/path.ts";
import type { Place } from "../place/place.ts";
import { NONE_KNOWN } from "../../facts/known-tenants.ts";
import { type Base, type Candidate, type CompletionOptions, Kind } from "./candidate.ts";
import { namedValues } from "./names.ts";

/** Scalars for the place: what the schema lists, and names that the file gives. */
export function valueCandidates(
  field: Field,
  place: Place,
  file: AuthApisFile,
  { facts = NONE_KNOWN, bases }: CompletionOptions,
): readonly Candidate[] {
  const listed = field.values ?? [];
  const candidates: Candidate[] = listed.map(({ value, meaning }) => ({
    label: value ?? "null",
    kind: Kind.EnumMember,
    detail: value === field.default ? `${meaning} (default)` : meaning,
    about: { field: place.path, value },
    ...(value === null && { text: "null" }),
  }));
  candidates.push(...namedValues(place, file, facts));
  if (bases && hasForm(place.path, ["extends"])) candidates.push(...baseFiles(place, bases()));
  // A literal among any text, as a variable may be, would be a guess.
  const isFree = field.types.includes("string") && listed.length === 0;
  const literal = (value: boolean | number | null, detail: string): Candidate => {
    const text = String(value);
    return { label: text, kind: Kind.Value, detail, about: { field: place.path }, text };
  };
  if (field.types.includes("boolean") && !isFree) {
    for (const value of [true, false]) candidates.push(literal(value, value === field.default ? "default" : ""));
  }
  if (field.types.includes("integer")) {
    for (const value of new Set([field.default, ...field.examples])) {
      if (typeof value === "number") candidates.push(literal(value, numberDetail(value, field)));
    }
  }
  if (field.types.includes("null") && listed.length === 0 && !isFree)
    candidates.push(literal(null, "clears the tenant's value"));
  // In quotes `true`, `null` and numbers are text.
  return place.token.style === "plain" ? candidates : candidates.filter(({ text }) => text === undefined);
}

/** Paths, written as the one that is being typed has begun. */
function baseFiles({ text }: Place, bases: readonly Base[]): readonly Candidate[] {
  const start = text.startsWith("./") ? "./" : "";
  return bases.map(({ path, keys }) => ({
    label: path.startsWith("../") ? path : start + path,
    kind: Kind.File,
    detail: keys.join(", "),
  }));
}

function numberDetail(value: number, field: Field): string {
  const words = field.unit ? durationWords(value) : "";
  return value === field.default ? `${words} (default)`.trim() : words;
}
