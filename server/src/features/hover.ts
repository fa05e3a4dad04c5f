import type { Hover } from "vscode-languageserver-types";
import type { Position, Range } from "../document/document.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import { sameItems } from "../document/same-items.ts";
import { variablesIn } from "../document/read/variables.ts";
import { rules } from "../rules/registry.ts";
import { apiNever, type Field, fieldAt, type FieldPath } from "../schema/facts.ts";
import { type KnownTenants, NONE_KNOWN } from "../facts/known-tenants.ts";
import { aboutAnchor } from "./explain/anchors.ts";
import { applicationTable } from "./explain/applications.ts";
import { fieldText, secondsText, valueText } from "./explain/field-text.ts";
import { clientTable, expansionTable, tenantText } from "./explain/names-text.ts";
import { apiOf, GRANT_CLIENT, GRANT_SCOPES, hasForm, TENANT_CLIENT, TENANT_LISTS } from "./place/path.ts";
import { asUsed } from "./place/as-used.ts";
import { type Place, placeAt, withQuotes } from "./place/place.ts";
import { scopeText } from "./explain/scope-text.ts";
import { tenantValues } from "./explain/tenant-values.ts";
import { tokenTable } from "./explain/token-table.ts";
import { code } from "./explain/markdown.ts";

/**
 * What is to be known of the word at a position, as Markdown: a field's meaning, limits and default; what a value means; what
 * variables and short names stand for on each tenant; what anchors, aliases and merge keys bring; below an anchor, what
 * holds where it is used; at an API's names and a grant's client, the token. `null` where there is nothing to say.
 */
export function hover(file: AuthApisFile, position: Position, facts: KnownTenants = NONE_KNOWN): Hover | null {
  const { document } = file;
  const offset = document.offsetAt(position);
  const anchor = aboutAnchor(file, offset);
  if (anchor) return told(anchor.parts, document.rangeOf(anchor.at));
  const place = placeAt(file, offset);
  if (place === undefined) return null;
  const used = asUsed(place, file);
  const parts = used === place ? aboutPlace(place, file, facts) : aboutBrought(used, file, facts);
  if (parts.length === 0) return null;
  const { start, end } = withQuotes(place);
  return told(parts, { start: document.positionAt(start), end: document.positionAt(end) });
}

function told(parts: readonly string[], range: Range): Hover {
  return { contents: { kind: "markdown", value: parts.join("\n\n") }, range };
}

function aboutPlace(place: Place, file: AuthApisFile, facts: KnownTenants): readonly string[] {
  return place.role === "key" ? aboutKey(place, file, facts) : aboutValue(place, file, facts);
}

/** Of what an anchor brings to others, no more than holds for each of them. */
function aboutBrought(place: Place, file: AuthApisFile, facts: KnownTenants): readonly string[] {
  const isKey = place.role === "key";
  const path = isKey ? [...place.path, place.text] : place.path;
  const text = (isKey ? valueUnder(path, place) : place)?.text ?? "";
  const field = fieldAt(path);
  const variables = variablesIn(text).length > 0 ? [expansionTable(text, [], file, field?.unit === "seconds")] : [];
  if (isKey) return field ? [fieldText(field), ...variables] : [];
  return variables.length > 0 ? variables : aboutScalar(place, file, facts);
}

function valueUnder(path: FieldPath, { words }: Place): Place["words"][number] | undefined {
  return words.find(({ token, path: of }) => token.role !== "key" && sameItems(of, path));
}

function aboutKey(place: Place, file: AuthApisFile, facts: KnownTenants): readonly string[] {
  const path = [...place.path, place.text];
  const rule = hasForm(path, ["rules", "*"]) ? rules.find(({ id }) => id === place.text) : undefined;
  if (rule) return [`**\`${rule.id}\`** · ${rule.severity} by default`, rule.summary, rule.why];
  if (hasForm(path, ["tenants", "*", "variables", "*"])) return everywhere(`\${${place.text}}`, file);
  if (hasForm(path, TENANT_CLIENT)) return [clientTable(place.text, [], file, facts)];
  const never = hasForm(path, ["apis", "#", "*"]) ? apiNever.get(place.text) : undefined;
  if (never) return [`**\`${place.text}\`** can't stand in the file: ${never.reason}.`];
  const field = fieldAt(path);
  if (field === undefined) return [];
  const value = valueUnder(path, place);
  const variables = value ? aboutVariables(value.text, path, field, file) : [];
  return [fieldText(field), ...variables, ...tenantValues(path, file, facts)];
}

function aboutValue(place: Place, file: AuthApisFile, facts: KnownTenants): readonly string[] {
  const { path } = place;
  const token = API_NAMES.some((form) => hasForm(path, form)) ? tokenTable(path, file, facts) : [];
  return [...aboutScalar(place, file, facts), ...token];
}

function aboutScalar({ path, text }: Place, file: AuthApisFile, facts: KnownTenants): readonly string[] {
  if (hasForm(path, GRANT_CLIENT) && file.shortNames.has(text)) return [clientTable(text, path, file, facts)];
  if (hasForm(path, GRANT_CLIENT) || hasForm(path, TENANT_CLIENT)) {
    const applications = applicationTable(text, path, file, facts);
    if (applications.length > 0) return applications;
  }
  if (TENANT_LISTS.some((form) => hasForm(path, form))) return tenantText(text, file);
  const api = SCOPE_NAMES.some((form) => hasForm(path, form)) ? apiOf(path, file) : undefined;
  const scope = api ? scopeText(text, api) : [];
  if (scope.length > 0) return scope;
  const field = fieldAt(path);
  const variables = aboutVariables(text, path, field, file);
  if (variables.length > 0 || field === undefined) return variables;
  const listed = field.values?.find(({ value }) => String(value) === text);
  if (listed) return [`**${code(text)}**`, valueText(field, listed)];
  if (field.unit === "seconds" && /^\d+$/.test(text)) return [secondsText(Number(text)), field.markdown];
  return field.types.includes("boolean") || field.unit ? [fieldText(field)] : [];
}

/** What a scalar with placeholders is on each tenant. */
function aboutVariables(
  text: string,
  path: FieldPath,
  field: Field | undefined,
  file: AuthApisFile,
): readonly string[] {
  if (variablesIn(text).length === 0 || (path[0] !== "apis" && path[0] !== "defaults" && path[0] !== "tenants"))
    return [];
  return [expansionTable(text, path, file, field?.unit === "seconds")];
}

function everywhere(text: string, file: AuthApisFile): readonly string[] {
  return [expansionTable(text, [], file)];
}

/** Where a scope is defined, and where it is granted. */
const SCOPE_NAMES = [
  ["apis", "#", "scopes", "#", "value"],
  [...GRANT_SCOPES, "#"],
];

/** What an API and a grant are known by: there, their tokens are shown. */
const API_NAMES = [["apis", "#", "identifier"], ["apis", "#", "name"], GRANT_CLIENT];
