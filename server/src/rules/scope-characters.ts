import type { ApiView, Scope } from "../document/read/api.ts";
import { replaceScalar } from "../document/edit/edits.ts";
import type { Fix } from "../document/finding.ts";
import { foreignWords } from "../document/foreign-words.ts";
import { listedFew, shown } from "../schema/words.ts";
import { blankWord } from "../text/blank.ts";
import { replaceable } from "./about/fixes.ts";
import { scopesOf, stayingGrants } from "./about/grant-list.ts";
import { defineRule, type Report } from "./rule.ts";
import { scopeList } from "./about/scope-list.ts";
import { foreignCharacter, plainScope } from "./about/scope-text.ts";
import { splitting } from "./about/split-scope.ts";

export const scopeCharacters = defineRule({
  id: "scope-characters",
  on: "api",
  severity: "error",
  summary: "A scope contains a character that no scope can have.",
  why: `A token and a token request carry scopes as one text with spaces between them ([RFC 6749,
3.3](https://www.rfc-editor.org/rfc/rfc6749#section-3.3)): \`read orders\` arrives as the two scopes \`read\` and
\`orders\`, and no application can ever ask for it. A scope consists of printable ASCII characters other than space,
\`"\` and \`\\\`. Auth0's own way of writing is \`read:orders\`. A comma may stand in a scope, but at its end it most
probably is left of a list, which is said as well (as information).`,
  *check(api) {
    const list = scopeList(api);
    const taken = new Set(list?.scopes.map(({ value }) => value));
    for (const scope of list?.scopes ?? []) {
      const character = foreignCharacter(scope.value);
      if (character !== undefined)
        yield { at: scope.text.at, message: messageFor(scope.value, character), fixes: renamings(scope, taken, api) };
      else if (scope.value.length > 1 && scope.value.endsWith(",")) yield* commaAtEnd(scope, api);
    }
    // With a list of scopes, a grant's scope is not among them, which `unknown-grant-scope` says.
    if (list === undefined) yield* grantFindings(api);
  },
  good: [
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: read:orders
      - value: https://acme.com/scopes/orders.read
`,
  ],
  bad: [
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: ⟦read orders⟧
      - value: ⟦lire:données⟧
`,
    `apis:
  - identifier: https://api.acme.com
    grants:
      - client: Orders Worker
        scope: [⟦read:orders write:orders⟧]
`,
  ],
});

function* grantFindings(api: ApiView): Iterable<Report> {
  for (const scopes of stayingGrants(api).map(scopesOf)) {
    for (const scope of scopes?.items ?? []) {
      const character = foreignCharacter(scope.value);
      if (character === undefined) continue;
      const fixes = scopes && !isTemplate(scope.value) ? splitting(scopes, scope) : [];
      yield { at: scope.text.at, message: messageFor(scope.value, character), fixes };
    }
  }
}

/** Where grants name it without the comma, `unknown-grant-scope` says more. */
function* commaAtEnd({ value, text }: Scope, api: ApiView): Iterable<Report> {
  const plain = value.slice(0, -1);
  if (stayingGrants(api).some(({ scope }) => scope?.some((each) => each.value === plain))) return;
  const message = `The scope "${shown(value)}" ends with a comma, and applications would have to ask for it with that. If it isn't meant, remove it.`;
  yield { at: text.at, message, severity: "info" };
}

function messageFor(value: string, character: string): string {
  if (/\s/.test(character)) {
    const blank = `a ${blankWord(character)}`;
    const parts = value.split(/\s+/).filter((part) => part !== "");
    const read = listedFew(parts, MOST_NAMED, (part) => `"${shown(part)}"`);
    return parts.length > 1
      ? `The scope "${shown(value)}" contains ${blank}, and a token lists its scopes with blanks between them: it ` +
          `would be read as ${read}.`
      : `The scope "${shown(value)}" begins or ends with ${blank}, which no token can carry.`;
  }
  return (
    `The scope "${shown(value)}" contains ${named(character)}, which no scope can have (RFC 6749): ` +
    "applications couldn't ask for it."
  );
}

const MOST_NAMED = 5;

function named(character: string): string {
  if (character === '"') return 'a quotation mark (")';
  if (character === "\\") return "a backslash (\\)";
  const code = character.codePointAt(0) ?? 0;
  const number = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `"${character}" (${number})` : `the invisible character ${number}`;
}

/** Another tool would fill it in: no character of it is the mistake, but all of them together (`foreign-placeholder`). */
function isTemplate(scope: string): boolean {
  return foreignWords(scope).length > 0;
}

/** Renames the scope and, so that it stays granted, every place where a grant of this API names it. */
function renamings({ value, text }: Scope, taken: ReadonlySet<string>, api: ApiView): Fix[] {
  const better = plainScope(value);
  if (better === undefined || taken.has(better) || replaceable(text) === undefined || isTemplate(value)) return [];
  const granted = stayingGrants(api).flatMap(({ scope }) => scope?.filter((each) => each.value === value) ?? []);
  const edits = [text, ...granted.map((each) => each.text)].flatMap((each) => {
    const own = replaceable(each);
    return own ? [replaceScalar(own, better)] : [];
  });
  return [{ title: `Change to ${better}${granted.length > 0 ? ", in grants too" : ""}`, edits, safe: false }];
}
