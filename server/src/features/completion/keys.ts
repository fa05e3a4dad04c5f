import type { AuthApisFile } from "../../document/read/file.ts";
import { type Field, fieldAt, type FieldPath, keysAt } from "../../schema/facts.ts";
import { rules } from "../../rules/registry.ts";
import { hasForm } from "../place/path.ts";
import { neighbours, type Place } from "../place/place.ts";
import { type Candidate, type CompletionOptions, Kind } from "./candidate.ts";
import { lineBreak } from "./line-break.ts";

/** Keys for the map at the place: required ones first, those that are there already left out. */
export function keyCandidates(place: Place, file: AuthApisFile, options: CompletionOptions): readonly Candidate[] {
  const present = place.role === "key" || place.path.length === 0 ? neighbours(place, file) : new Set<string>();
  const known = hasForm(place.path, ["rules"])
    ? []
    : keysAt(place.path).map((field) => keyCandidate(field, place, options));
  return [...known, ...namedKeys(place, file)].filter(({ label }) => !present.has(label));
}

function keyCandidate(field: Field, place: Place, options: CompletionOptions): Candidate {
  const path = [...place.path, field.key];
  const detail = field.required ? `required · ${field.description}` : field.description;
  const { colon, style, closed } = place.token;
  // Behind a key in closed quotes the colon would stand inside them.
  const behind = colon || (style !== "plain" && closed) ? { text: "" } : behindKey(field, path, place, options);
  const quote = closed ? "" : style === "double" ? '"' : "'";
  return {
    ...behind,
    label: field.key,
    kind: Kind.Property,
    detail,
    about: { field: path },
    text: field.key + quote + behind.text,
  };
}

/** The colon and, on lines of their own, the beginning of a map or a list of maps. */
function behindKey(
  field: Field,
  path: FieldPath,
  place: Place,
  { snippets }: CompletionOptions,
): { text: string; snippet?: boolean } {
  const only = field.values?.length === 1 ? field.values[0]?.value : undefined;
  if (only !== undefined) return { text: `: ${String(only)}` };
  const [isMap, isList] = [field.types.includes("object"), field.types.includes("array")];
  const flow = place.token.frame?.flow === true;
  if ((!isMap && !isList) || field.types.includes("string")) return { text: ": " };
  const item = isList ? fieldAt([...path, 0]) : undefined;
  if (!flow && (isMap || item?.types.includes("object"))) {
    const newLine = `${lineBreak(place)}${" ".repeat(place.token.column + 2)}`;
    const first = keysAt([...path, 0])[0]?.key;
    return { text: `:${newLine}${isList ? `- ${first === undefined ? "" : `${first}: `}` : ""}` };
  }
  if (!snippets) return { text: ": " };
  return { text: isMap ? ": { $0 }" : ": [$0]", snippet: true };
}

/** Keys that the schema leaves free but something else knows. */
function namedKeys({ path, token }: Place, file: AuthApisFile): readonly Candidate[] {
  const text = (name: string): string => (token.colon ? name : `${name}: `);
  if (hasForm(path, ["rules"])) {
    return rules.map(({ id, summary }) => ({ label: id, kind: Kind.Property, detail: summary, text: text(id) }));
  }
  const others = file.tenants.filter(({ name }) => name !== path[1]);
  const names = hasForm(path, ["tenants", "*", "clients"])
    ? others.flatMap(({ clients }) => [...clients.keys()])
    : hasForm(path, ["tenants", "*", "variables"])
      ? others.flatMap(({ variables }) => [...variables.keys()])
      : [];
  return [...new Set(names)].map((name) => ({
    label: name,
    kind: Kind.Property,
    detail: `as on ${others
      .filter((each) => each.clients.has(name) || each.variables.has(name))
      .map((each) => each.name)
      .join(", ")}`,
    text: text(name),
  }));
}
