import { lineBreakIn } from "../../document/edit/edits.ts";
import { written } from "../../document/edit/scalar-text.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Tenant } from "../../document/read/tenants.ts";
import { type Field, fieldAt, type FieldPath, keysAt } from "../../schema/facts.ts";
import { MANAGED_OF_AUTH0 } from "../../rules/about/auth0-own.ts";
import { rules } from "../../rules/registry.ts";
import { lineBelow } from "../place/line-below.ts";
import { areDashesAtKeysHere, columnBelowKey } from "../place/list-columns.ts";
import { apiOf, hasForm } from "../place/path.ts";
import { neighbours, type Place } from "../place/place.ts";
import { isAsInJson } from "./as-in-json.ts";
import { type Candidate, type CompletionOptions, Kind } from "./candidate.ts";
import { literal } from "./literal.ts";
import { someTenants } from "./on-tenants.ts";
import { snippetCandidates } from "./snippets.ts";
import { valueCandidates } from "./values.ts";

/**
 * Keys for the map at the place: required ones first, those that are there already left out. Of what several maps take by a merge key
 * nothing is required, and what each must have for itself comes last.
 */
export function keyCandidates(place: Place, file: AuthApisFile, options: CompletionOptions): readonly Candidate[] {
  const present = place.role !== "item" || place.path.length === 0 ? neighbours(place, file) : new Set<string>();
  const fields = fieldsAt(place, file);
  const known = (place.merged ? requiredOfNone(fields) : fields).map((field) =>
    keyCandidate(field, place, file, options),
  );
  return [...known, ...namedKeys(place, file, options)].filter(({ label }) => !present.has(label));
}

/** What may stand there; of the Management API a file has its grants alone. */
function fieldsAt(place: Place, file: AuthApisFile): readonly Field[] {
  if (hasForm(place.path, ["rules"])) return [];
  const fields = keysAt(place.path);
  const isManagementApi =
    hasForm(place.path, ["apis", "#"]) &&
    place.role !== "item" &&
    apiOf(place.path, file)?.views.some(({ managementApi }) => managementApi);
  return isManagementApi ? fields.filter(({ key }) => MANAGED_OF_AUTH0.has(key)) : fields;
}

function requiredOfNone(fields: readonly Field[]): readonly Field[] {
  const own = fields.filter(({ required }) => required).map((field) => ({ ...field, required: false }));
  return [...fields.filter(({ required }) => !required), ...own];
}

function keyCandidate(field: Field, place: Place, file: AuthApisFile, options: CompletionOptions): Candidate {
  const path = [...place.path, field.key];
  return {
    ...withColon(field.key, behindKey(field, path, place, file, options), place, file),
    label: field.key,
    kind: Kind.Property,
    detail: field.required ? `required · ${field.description}` : field.description,
    about: { field: path },
  };
}

/** What stands behind a key. */
type Behind = Required<Pick<Candidate, "text">> & Pick<Candidate, "snippet" | "leads">;

/** A key in the place's quotes; with what stands behind it, unless its colon is there already. */
function withColon(key: string, behind: Behind, place: Place, file: AuthApisFile): Behind & Pick<Candidate, "closes"> {
  const { colon, style, closed } = place.token;
  const isPlain = style === "plain";
  const quoted = written(key, isPlain && isAsInJson(place, file.document) ? "double" : style);
  const text = isPlain ? quoted : quoted.slice(1);
  const closes = !isPlain && closed;
  if (colon) return { text, closes };
  return { ...behind, text: (behind.snippet ? literal(text) : text) + behind.text, closes };
}

/** The colon and, on lines of their own, the beginning of a map or a list of maps. */
function behindKey(
  field: Field,
  path: FieldPath,
  place: Place,
  file: AuthApisFile,
  options: CompletionOptions,
): Behind {
  const only = field.values?.length === 1 ? field.values[0]?.value : undefined;
  if (only !== undefined)
    return { text: `: ${written(String(only), isAsInJson(place, file.document) ? "double" : "plain")}` };
  const [isMap, isList] = [field.types.includes("object"), field.types.includes("array")];
  const flow = place.token.frame?.flow === true;
  const leads = (...steps: FieldPath): boolean => hasChoice([...path, ...steps], place, file, options);
  if ((!isMap && !isList) || field.types.includes("string"))
    return { ...beforeScalar(field, place, file, options), leads: leads() };
  const item = isList ? fieldAt([...path, 0]) : undefined;
  if (!flow && (isMap || item?.types.includes("object"))) {
    const newLine = lineBreakIn(place.block, file.document) + " ".repeat(columnBelow(place, isList, file));
    const first = keysAt([...path, 0])[0]?.key;
    if (!isList) return { text: `:${newLine}`, leads: leads() };
    return first === undefined
      ? { text: `:${newLine}- ` }
      : { text: `:${newLine}- ${first}: `, leads: leads(0, first) };
  }
  if (!options.snippets) return { text: ": " };
  return { text: isMap ? ": { $0 }" : ": [$0]", snippet: true, leads: isMap ? leads() : leads(0) };
}

/** The colon before a scalar, in JSON with the quotes of one that is a text, if the cursor can be put between them. */
function beforeScalar(
  { types }: Field,
  place: Place,
  { document }: AuthApisFile,
  { snippets }: CompletionOptions,
): Behind {
  const isText = types.includes("string") && types.every((type) => type === "string" || type === "null");
  return snippets && isText && isAsInJson(place, document) ? { text: ': "$1"', snippet: true } : { text: ": " };
}

/** Where the map or list begins that stands below a key at the place. */
function columnBelow(place: Place, isList: boolean, { document }: AuthApisFile): number {
  const { block, end, token } = place;
  const below = block && lineBelow(document, block, end - document.offsetOf(block));
  return columnBelowKey(token.column, below, () => isList && areDashesAtKeysHere(place, document));
}

/** Is there something to choose from in the place of a value? */
function hasChoice(path: FieldPath, place: Place, file: AuthApisFile, options: CompletionOptions): boolean {
  const field = fieldAt(path);
  if (options.suggests !== true || field === undefined) return false;
  const inner: Place = { ...place, path, role: "node", token: { ...place.token, style: "plain", colon: false } };
  const here = { ...options, suggests: false };
  return (
    [valueCandidates(field, inner, file, here), snippetCandidates(inner, file, here)].some(
      (candidates) => candidates.length > 0,
    ) ||
    (field.types.includes("object") && keyCandidates(inner, file, here).length > 0)
  );
}

/** Keys that the schema leaves free but something else knows. */
function namedKeys(place: Place, file: AuthApisFile, options: CompletionOptions): readonly Candidate[] {
  const { path } = place;
  const field = fieldAt([...path, ""]);
  const behind: Behind = field ? beforeScalar(field, place, file, options) : { text: ": " };
  const named = (name: string, detail: string): Candidate => ({
    ...withColon(name, behind, place, file),
    label: name,
    kind: Kind.Property,
    detail,
  });
  if (hasForm(path, ["rules"])) return rules.map(({ id, summary }) => named(id, summary));
  const others = file.tenants.filter(({ name }) => name !== path[1]);
  const given = hasForm(path, ["tenants", "*", "clients"])
    ? (tenant: Tenant) => tenant.clients
    : hasForm(path, ["tenants", "*", "variables"])
      ? (tenant: Tenant) => tenant.variables
      : undefined;
  if (given === undefined) return [];
  const names = new Set(others.flatMap((tenant) => [...given(tenant).keys()]));
  return [...names].map((name) =>
    named(name, `as on ${someTenants(others.filter((tenant) => given(tenant).has(name)))}`),
  );
}
