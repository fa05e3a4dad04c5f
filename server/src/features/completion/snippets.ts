import type { AuthApisFile } from "../../document/read/file.ts";
import { lineBreakIn } from "../../document/edit/edits.ts";
import { written } from "../../document/edit/scalar-text.ts";
import { type KnownTenants, NONE_KNOWN } from "../../facts/known-tenants.ts";
import { areDashesAtKeysHere } from "../place/list-columns.ts";
import { hasForm } from "../place/path.ts";
import { neighbours, type Place } from "../place/place.ts";
import { isAsInJson } from "./as-in-json.ts";
import { type Candidate, type CompletionOptions, Kind } from "./candidate.ts";
import { scopeNames } from "./names.ts";
import { apiIdentifier, clientNames, scopeValue, tenantDomain, tenantName } from "./proposals.ts";

/**
 * A whole API, scope, grant or tenant with tab stops (LSP, "Snippet Syntax"), where one may begin: what it can't do without, and a
 * description, and nothing that is there already. Clients without snippets are offered keys alone.
 */
export function snippetCandidates(
  place: Place,
  file: AuthApisFile,
  { snippets, facts = NONE_KNOWN }: CompletionOptions,
): readonly Candidate[] {
  const { path, token, role } = place;
  const flow = token.frame?.flow === true;
  if (!snippets || token.style !== "plain" || token.colon || (role === "value" && !flow)) return [];
  // Among the keys of an item, none can begin.
  const amongKeys = role === "key" || place.merged === true || (role === "node" && neighbours(place, file).size > 0);
  const found = SNIPPETS.find(({ form }) => hasForm(path, form) && (!amongKeys || form.at(-1) !== "#"));
  if (found === undefined) return [];
  const { label, detail, parts } = found;
  const quotes = isAsInJson(place, file.document);
  const all = parts(place, file, quotes, facts);
  const spaces = (): string => (areDashesAtKeysHere(place, file.document) ? "" : "  ");
  const lineBreak = lineBreakIn(place.block, file.document) + " ".repeat(token.column);
  const text = flow ? inFlow(all, place, quotes, file) : lines(all, spaces).join(lineBreak);
  return [{ label, detail, kind: Kind.Snippet, text, snippet: true }];
}

interface Snippet {
  readonly label: string;
  readonly detail: string;
  /** The place that it fills. */
  readonly form: readonly string[];
  /** @param quotes - what is written stands in double quotes */
  readonly parts: (place: Place, file: AuthApisFile, quotes: boolean, facts: KnownTenants) => Parts;
}

/** Keys and what stands behind them: tab stops, lists and maps of such. */
interface Parts {
  readonly [key: string]: Part;
}

type Part = string | readonly (string | Parts)[] | Parts;

const SNIPPETS: readonly Snippet[] = [
  {
    label: "new API",
    detail: "identifier, name and a first scope",
    form: ["apis", "#"],
    parts: (_, file) => ({
      identifier: `\${1:${apiIdentifier(file)}}`,
      name: "${2:Name}",
      scopes: [{ value: "${3:read:things}", description: "${4:What it allows}" }],
    }),
  },
  {
    label: "new scope",
    detail: "value and description",
    form: ["apis", "#", "scopes", "#"],
    parts: (place, file) => ({ value: `\${1:${scopeValue(place, file)}}`, description: "${2:What it allows}" }),
  },
  {
    label: "new grant",
    detail: "an application and its scopes",
    form: ["apis", "#", "grants", "#"],
    parts: (place, file, quotes, facts) => ({
      client: choice(1, clientNames(place, file), quotes),
      scope: [choice(2, scopeNames(place, file, facts).slice(0, MOST_CHOICES), quotes)],
    }),
  },
  {
    label: "new tenant",
    detail: "name and domain",
    form: ["tenants"],
    parts: (place, file) => ({
      [`\${1:${tenantName(place, file)}}`]: { domain: `\${2:${tenantDomain(file)}}` },
    }),
  },
];

/**
 * In block style; a list of scalars stands in brackets.
 *
 * @param beforeDash - the spaces by which a list's dashes stand further to the right than its key
 */
function lines(parts: Parts, beforeDash: () => string): readonly string[] {
  return Object.entries(parts).flatMap(([key, part]) => {
    if (typeof part === "string") return [`${key}: ${part}`];
    if (!isList(part)) return [`${key}:`, ...lines(part, beforeDash).map((line) => `  ${line}`)];
    const maps = part.filter((item) => typeof item !== "string");
    if (maps.length === 0) return [`${key}: ${inBrackets(part, false)}`];
    const spaces = beforeDash();
    const items = maps.flatMap((item) => lines(item, beforeDash).map((line, at) => `${at === 0 ? "-" : " "} ${line}`));
    return [`${key}:`, ...items.map((line) => spaces + line)];
  });
}

/** In brackets; a map with many keys, on a line of its own, has one for each of them. */
function inFlow(parts: Parts, place: Place, quotes: boolean, { document }: AuthApisFile): string {
  if (place.role === "key") return entries(parts, quotes);
  const start = document.offsetAt({ line: document.positionAt(place.start).line, character: 0 });
  const before = document.slice(start, place.start);
  if (before.trim() !== "" || Object.keys(parts).length <= MOST_ON_ONE_LINE) return inBrackets(parts, quotes);
  const lineBreak = lineBreakIn(place.block, document) + before;
  return `{${lineBreak}  ${entries(parts, quotes, `,${lineBreak}  `)}${lineBreak}}`;
}

function inBrackets(part: Part, quotes: boolean): string {
  if (typeof part === "string") return quotes ? `"${part}"` : part;
  return isList(part) ? `[${part.map((item) => inBrackets(item, quotes)).join(", ")}]` : `{ ${entries(part, quotes)} }`;
}

function entries(parts: Parts, quotes: boolean, comma = ", "): string {
  return Object.entries(parts)
    .map(([key, part]) => `${inBrackets(key, quotes)}: ${inBrackets(part, quotes)}`)
    .join(comma);
}

function isList(part: Part): part is readonly (string | Parts)[] {
  return Array.isArray(part);
}

/** A tab stop that offers the texts as YAML scalars, or as what stands between double quotes, if there are any. */
function choice(stop: number, texts: readonly string[], quotes: boolean): string {
  const scalars = texts.map((text) => (quotes ? written(text, "double").slice(1, -1) : written(text)));
  const choices = scalars.map((text) => text.replaceAll(/[\\,|]/g, "\\$&"));
  return choices.length === 0 ? `$${stop}` : `\${${stop}|${choices.join(",")}|}`;
}

/** Nobody looks through a longer list for a first scope. */
const MOST_CHOICES = 100;
/** Keys of a map in brackets. */
const MOST_ON_ONE_LINE = 2;
