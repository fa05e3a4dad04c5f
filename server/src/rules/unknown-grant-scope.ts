import type { Scope } from "../document/read/api.ts";
import type { GrantScope } from "../document/read/grant.ts";
import { insertItems, replaceScalar } from "../document/edit/edits.ts";
import { removeItem } from "../document/edit/removals.ts";
import { written } from "../document/edit/scalar-text.ts";
import type { Fix } from "../document/finding.ts";
import { guessing } from "../text/guesses.ts";
import { looseEnd, withoutLooseEnd } from "../text/loose-end.ts";
import { nearName } from "../text/near-name.ts";
import { shown } from "../schema/words.ts";
import { replaceable } from "./about/fixes.ts";
import { applicationOf, type GrantScopes, scopesOf, stayingGrants } from "./about/grant-list.ts";
import { defineRule, type Report } from "./rule.ts";
import { type ScopeList, scopeList } from "./about/scope-list.ts";
import { RESERVED } from "./about/reserved-scopes.ts";
import { foreignCharacter } from "./about/scope-text.ts";
import { splitting } from "./about/split-scope.ts";

export const unknownGrantScope = defineRule({
  id: "unknown-grant-scope",
  on: "api",
  severity: "error",
  summary: "A grant holds a scope that its API does not define.",
  why: `A tenant doesn't compare a grant's scopes with those of the API: it takes any text, and nothing shows that
\`read:order\` should have been \`read:orders\` until a request of the application is refused. Correct the name, remove
it where the grant holds the right one already, or define the scope in the API's \`scopes\`. The rule is silent for an
API without a list of \`scopes\`, whose scopes the file doesn't know.`,
  *check(api) {
    const list = scopeList(api);
    if (list?.whole !== true || api.managementApi) return;
    const defined = new Set(list.scopes.map(({ value }) => value));
    const nearby = guessing(defined.size, (name: string) => nearName(name, defined), String);
    const loose = new Set<Scope>();
    let looseOnes: ReadonlyMap<string, Scope> | undefined;
    for (const grant of stayingGrants(api)) {
      const scopes = grant.allScopes === true ? undefined : scopesOf(grant);
      for (const scope of scopes?.items ?? []) {
        if (defined.has(scope.value)) continue;
        looseOnes ??= byPlainText(list.scopes);
        const meant = looseOnes.get(scope.value);
        if (meant) {
          loose.add(meant);
          continue;
        }
        const near = nearby(scope.value);
        const isHeld = near !== undefined && scopes?.items.some(({ value }) => value === near) === true;
        const question =
          near === undefined ? "" : ` Is it "${near}"${isHeld ? ", which the grant holds already" : ""}?`;
        yield {
          at: scope.text.at,
          message:
            `This API defines no scope "${shown(scope.value)}". The tenant would take the grant as it is, ` +
            `and ${applicationOf(grant)} would lack the access that was meant.${question}`,
          fixes: scopes ? fixesFor(scope, scopes, list, near, isHeld, defined) : [],
        };
      }
    }
    for (const scope of loose) yield* looseEndOf(scope);
  },
  good: [
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: read:orders
    grants:
      - client: Orders Worker
        scope: [read:orders]
`,
    `apis:
  - identifier: https://api.acme.com
    grants:
      - client: Orders Worker
        scope: [read:orders]
`,
    `apis:
  - identifier: https://\${tenant.domain}/api/v2/
    grants:
      - client: Orders Worker
        scope: [read:users]
`,
  ],
  bad: [
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: read:orders
    grants:
      - client: Orders Worker
        scope: [⟦read:order⟧]
`,
  ],
});

/** The scopes that end in what is left of quotes, brackets or commas around them, by their text without that. */
function byPlainText(scopes: readonly Scope[]): ReadonlyMap<string, Scope> {
  const loose = scopes.filter(({ value }) => looseEnd(value) !== "");
  return new Map(loose.map((scope) => [withoutLooseEnd(scope.value), scope]));
}

/** Once for all grants that name it without its end; `scope-characters` speaks of what no scope can have. */
function* looseEndOf({ value, text }: Scope): Iterable<Report> {
  if (foreignCharacter(value) !== undefined) return;
  const plain = withoutLooseEnd(value);
  const own = replaceable(text);
  yield {
    at: text.at,
    message: `This scope has \`${looseEnd(value)}\` at its end, and grants of this API name "${shown(plain)}", without it. The tenant would take both, and the applications would lack the access that was meant.`,
    fixes: own ? [{ title: `Change to ${plain}`, edits: [replaceScalar(own, plain)], safe: false }] : [],
  };
}

function fixesFor(
  scope: GrantScope,
  scopes: GrantScopes,
  list: ScopeList,
  near: string | undefined,
  isHeld: boolean,
  defined: ReadonlySet<string>,
): Fix[] {
  const { value, text } = scope;
  const several = splitting(scopes, scope);
  if (several.length > 0 && value.split(/[\s,]+/).every((part) => part === "" || defined.has(part))) return several;
  const fixes: Fix[] = [];
  if (isHeld && scopes.list.via === undefined && text.via === undefined && text.variables.length === 0) {
    const edits = [removeItem(scopes.list, text)];
    fixes.push({ title: `Remove ${value} from the grant`, edits, safe: false, preferred: true });
  }
  if (near !== undefined && !isHeld && replaceable(text)) {
    fixes.push({ title: `Change to ${near}`, edits: [replaceScalar(text, near)], safe: false, preferred: true });
  }
  if (list.list.via === undefined && text.variables.length === 0 && isDefinable(value)) {
    const edit = insertItems(list.list, [definition(value, list)]);
    // Beside a near name it would make a typo real.
    const preferred = near === undefined;
    fixes.push({ title: `Define ${value} in this API's scopes`, edits: [edit], safe: false, preferred });
  }
  return fixes;
}

function isDefinable(scope: string): boolean {
  return foreignCharacter(scope) === undefined && !RESERVED.has(scope);
}

/** A scope as an item, written as the list's last one is. */
function definition(value: string, { list }: ScopeList): string {
  const last = list.items.at(-1);
  const flow = list.flow || (last?.kind === "map" && last.flow && last.via === undefined);
  return flow ? `{ value: ${written(value)} }` : `value: ${written(value)}`;
}
