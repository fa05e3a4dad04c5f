import type { CompletionItem } from "vscode-languageserver-types";
import type { Document, Position } from "../../document/document.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { type KnownTenants, NONE_KNOWN } from "../../facts/known-tenants.ts";
import { type Field, fieldAt } from "../../schema/facts.ts";
import { fieldText, valueText } from "../explain/field-text.ts";
import { clientTable, expansionTable } from "../explain/names-text.ts";
import { asUsed } from "../place/as-used.ts";
import { isBesideBracket } from "../place/beside-bracket.ts";
import { isBesideList } from "../place/beside-list.ts";
import { isBesideRoot } from "../place/beside-root.ts";
import { isBetween } from "../place/between.ts";
import { missingCommas } from "../place/missing-commas.ts";
import { asNextItem } from "../place/next-item.ts";
import { type Place, placeBesideColumn, placeToComplete, withQuotes } from "../place/place.ts";
import { aliasItems } from "./aliases.ts";
import { type About, type Candidate, type CompletionOptions, DASH, itemsOf } from "./candidate.ts";
import { withColon } from "./colon.ts";
import { withCommas } from "./commas.ts";
import { keyCandidates } from "./keys.ts";
import { snippetCandidates } from "./snippets.ts";
import { beginningItems, suppressionItems } from "./suppressions.ts";
import { valueCandidates } from "./values.ts";
import { variableItems } from "./variables.ts";

/**
 * What may stand at the cursor, also where the text around it is half-typed: keys (required ones first, present ones left out),
 * values, names that the file itself gives, anchors behind `*`, and whole APIs, scopes, grants and tenants as snippets; below an
 * anchor, what may stand where it is used; in a comment that silences rules, their ids. Every item replaces the word at the cursor.
 * This is the folder's first file; `../place` finds the word.
 */
export function complete(
  file: AuthApisFile,
  position: Position,
  options: CompletionOptions = { snippets: false },
): CompletionItem[] {
  const { document } = file;
  const offset = document.offsetAt(position);
  const rulesToSilence = suppressionItems(file, offset);
  if (rulesToSilence) return rulesToSilence;
  const word = placeToComplete(file, offset) ?? placeBesideColumn(file, offset);
  if (word === undefined) return beginningItems(file, offset, options) ?? [];
  const place = withColon(asUsed(word, file));
  if (isBesideRoot(place, document) || isBesideBracket(place, document) || isBesideList(place)) return [];
  if (options.triggered && isJustOpened(place, document)) return [];
  const commas = missingCommas(place, document);
  if (commas.before !== undefined && !begins(place, commas.before, options)) return [];
  return withCommas(itemsAt(place, offset, file, options), commas, document, options);
}

/** What may stand at a place, without the commas that are missing around it. */
function itemsAt(place: Place, offset: number, file: AuthApisFile, options: CompletionOptions): CompletionItem[] {
  const { document } = file;
  if (place.role === "key") return withNextItems(mapCandidates(place, file, options), place, file, options);
  const variables = variableItems(place, file, offset);
  if (variables) return variables;
  const aliases = aliasItems(place, file);
  if (aliases) return aliases;
  const field = fieldAt(place.path);
  if (field === undefined || isAboutToBreak(place, field) || isBeforeBracket(place, document)) return [];
  if (place.path.length > 0 && isBetween(place, file)) return [];
  if (place.role === "item" && place.token.style !== "plain") return [];
  if (place.role === "item")
    return itemsOf(nodeCandidates(field, dashed(place), file, options), place, document, [DASH, ""]);
  if (field.types.includes("array")) return listItems(place, file, options);
  if (place.role === "node") return withNextItems(nodeCandidates(field, place, file, options), place, file, options);
  return itemsOf(behindColon(field, place, file, options), place, document);
}

/**
 * An item of `complete` with words about it: the schema's, or of a name, what it means on each tenant. What has none comes back as it is.
 *
 * @param file - the one that was completed, as it is now, if it is open still
 */
export function resolveCompletion(
  item: CompletionItem,
  file?: AuthApisFile,
  facts: KnownTenants = NONE_KNOWN,
): CompletionItem {
  const about: unknown = item.data;
  const value = isAbout(about) ? explained(about, file, facts) : undefined;
  return value === undefined ? item : { ...item, documentation: { kind: "markdown", value } };
}

function explained(
  { field: path, value, client, variable }: About,
  file: AuthApisFile | undefined,
  facts: KnownTenants,
) {
  if (typeof client === "string") return file && clientTable(client, path, file, facts);
  if (typeof variable === "string") return file && expansionTable(`\${${variable}}`, path, file);
  const field = fieldAt(path);
  const listed = field?.values?.find((each) => each.value === value);
  return field && (listed ? valueText(field, listed) : fieldText(field));
}

/** In the place of a list: its items, with a dash on a line of their own, in brackets behind the key. */
function listItems(place: Place, file: AuthApisFile, options: CompletionOptions): CompletionItem[] {
  const inner = { ...place, path: [...place.path, 0] };
  const field = fieldAt(inner.path);
  if (field === undefined) return [];
  // A dash has no place in quotes, nor has a bracket.
  if (place.token.style !== "plain") return [];
  if (place.role === "node")
    return itemsOf(nodeCandidates(field, dashed(inner), file, options), place, file.document, [DASH, ""]);
  return itemsOf(behindColon(field, inner, file, options), place, file.document, ["[", "]"]);
}

/** Behind keys, what may begin as an item in their place; not an item's keys, among which nobody could tell whose they are. */
function withNextItems(candidates: readonly Candidate[], place: Place, file: AuthApisFile, options: CompletionOptions) {
  const keys = isBetween(place, file) ? [] : candidates;
  const next = asNextItem(place, file);
  const field = next && !isBetween(next, file) ? fieldAt(next.path) : undefined;
  const items =
    next && field
      ? itemsOf(behindColon(field, dashed(next), file, options), next, file.document, [DASH, ""], keys.length)
      : [];
  return [...itemsOf(keys, place, file.document), ...items];
}

/** Behind what lacks its comma most go on with a comma or a bracket: only apart from it another part begins, and not by a space. */
function begins(place: Place, behind: number, { triggered }: CompletionOptions): boolean {
  const isEmpty = place.text === "" && place.token.style === "plain";
  return withQuotes(place).start > behind && !(triggered && isEmpty);
}

/** Directly behind a bracket of keys, or of items that are maps, a line break may come next: it must not choose anything. */
function isJustOpened(place: Place, document: Document): boolean {
  if (place.text !== "" || place.token.style !== "plain") return false;
  const before = document.slice(place.start - 1, place.start);
  return before === "{" || (before === "[" && fieldAt(place.path)?.types.includes("object") === true);
}

/** Directly behind a colon a line break may come next where a list or a map can stand: it must not choose anything. */
function isAboutToBreak({ role, token }: Place, { types }: Field): boolean {
  return (
    role === "value" &&
    token.glued &&
    token.frame?.flow === false &&
    (types.includes("array") || types.includes("object"))
  );
}

/** Between a key and the bracket that is its value already. */
function isBeforeBracket({ token, end }: Place, document: Document): boolean {
  return token.frame?.kind === "map" && token.frame.flow && /^[ \t]*[[{]/.test(document.slice(end, end + FAR));
}

/** On the same line as its key, or in brackets. */
function behindColon(field: Field, place: Place, file: AuthApisFile, options: CompletionOptions) {
  return [...snippetCandidates(place, file, options), ...valueCandidates(field, place, file, options)];
}

/** Where a scalar may begin, and in block style a map. */
function nodeCandidates(field: Field, place: Place, file: AuthApisFile, options: CompletionOptions) {
  const keys = field.types.includes("object") || place.path.length === 0 ? mapCandidates(place, file, options) : [];
  return [...keys, ...valueCandidates(field, place, file, options)];
}

/** In a map: something whole, or keys one by one. */
function mapCandidates(place: Place, file: AuthApisFile, options: CompletionOptions) {
  return [...snippetCandidates(place, file, options), ...keyCandidates(place, file, options)];
}

/** The same place behind a dash that is still to come. */
function dashed(place: Place): Place {
  return { ...place, token: { ...place.token, column: place.token.column + DASH.length } };
}

function isAbout(data: unknown): data is About {
  return typeof data === "object" && data !== null && "field" in data && Array.isArray(data.field);
}

/** So far behind a colon nobody writes a bracket. */
const FAR = 100;
