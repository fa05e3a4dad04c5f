import type { AuthApisFile } from "../../document/read/file.ts";
import { written } from "../../document/edit/scalar-text.ts";
import { hasForm } from "../place/path.ts";
import type { Place } from "../place/place.ts";
import { type Candidate, type CompletionOptions, Kind } from "./candidate.ts";
import { lineBreak } from "./line-break.ts";

/**
 * A whole API, scope, grant or tenant with tab stops (LSP, "Snippet Syntax"), where one may begin in block style: what it can't do
 * without, and a description. Clients without snippets are offered keys alone.
 */
export function snippetCandidates(
  place: Place,
  file: AuthApisFile,
  { snippets }: CompletionOptions,
): readonly Candidate[] {
  const { path, token, role } = place;
  if (!snippets || token.style !== "plain" || token.colon || token.frame?.flow === true) return [];
  // Among the keys of an item, none can begin.
  const found = SNIPPETS.find(({ form }) => hasForm(path, form) && (role !== "key" || form.at(-1) !== "#"));
  if (found === undefined) return [];
  const text = found.lines(file).join(lineBreak(place) + " ".repeat(token.column));
  return [{ label: found.label, kind: Kind.Snippet, detail: found.detail, text, snippet: true }];
}

interface Snippet {
  readonly label: string;
  readonly detail: string;
  /** The place that it fills. */
  readonly form: readonly string[];
  readonly lines: (file: AuthApisFile) => readonly string[];
}

const SNIPPETS: readonly Snippet[] = [
  {
    label: "new API",
    detail: "identifier, name and a first scope",
    form: ["apis", "#"],
    lines: () => [
      "identifier: ${1:https://api.example.com}",
      "name: ${2:Name}",
      "scopes:",
      "  - value: ${3:read:things}",
      "    description: ${4:What it allows}",
    ],
  },
  {
    label: "new scope",
    detail: "value and description",
    form: ["apis", "#", "scopes", "#"],
    lines: () => ["value: ${1:read:things}", "description: ${2:What it allows}"],
  },
  {
    label: "new grant",
    detail: "an application and its scopes",
    form: ["apis", "#", "grants", "#"],
    lines: ({ shortNames }) => [`client: ${choice(1, [...shortNames])}`, "scope: [$2]"],
  },
  {
    label: "new tenant",
    detail: "name and domain",
    form: ["tenants"],
    lines: () => ["${1:dev}:", "  domain: ${2:example.eu.auth0.com}"],
  },
];

/** A tab stop that offers the texts as YAML scalars, if there are any. */
function choice(stop: number, texts: readonly string[]): string {
  const choices = texts.map((text) => written(text).replaceAll(/[\\,|]/g, "\\$&"));
  return choices.length === 0 ? `$${stop}` : `\${${stop}|${choices.join(",")}|}`;
}
