import type { Scope } from "../document/read/api.ts";
import { removeItem } from "../document/edit/removals.ts";
import type { Fix } from "../document/finding.ts";
import { shown } from "../schema/words.ts";
import { defineRule } from "./rule.ts";
import { type ScopeList, scopeList } from "./about/scope-list.ts";

export const duplicateScope = defineRule({
  id: "duplicate-scope",
  on: "api",
  severity: "error",
  summary: "An API defines the same scope twice.",
  why: `A scope is known by its value, and a tenant holds one of each. With two entries it would be chance which
description users see on a consent screen, and the tenant may refuse the API's whole list. Keep the entry with the
better description and remove the other.`,
  *check(api) {
    const list = scopeList(api);
    const seen = new Map<string, Scope>();
    for (const scope of list?.scopes ?? []) {
      const first = seen.get(scope.value);
      if (first === undefined) {
        seen.set(scope.value, scope);
        continue;
      }
      yield {
        at: scope.text.at,
        message:
          `This API defines the scope "${shown(scope.value)}" twice. A tenant holds each scope once, so ` +
          "one of the two has to go.",
        related: [{ at: first.text.at, message: "The first definition" }],
        fixes: list ? removals(list, first, scope) : [],
      };
    }
  },
  good: [
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: read:orders
      - value: write:orders
`,
  ],
  bad: [
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: read:orders
      - value: ⟦read:orders⟧
`,
  ],
});

/** The entry that says nothing more than the other can go; where both say something of their own, the user chooses. */
function removals({ list }: ScopeList, first: Scope, second: Scope): Fix[] {
  // Variables can make one name of two on some tenant: there neither entry is one too many everywhere.
  if (first.text.source !== second.text.source) return [];
  const one = wordsOf(first);
  const other = wordsOf(second);
  const remove = (scope: Scope, title: string, safe: boolean): Fix[] =>
    list.via === undefined && scope.map.via === undefined
      ? [{ title, edits: [removeItem(list, scope.map)], safe }]
      : [];
  if (other === "" || other === one) return remove(second, "Remove the second definition", true);
  if (one === "") return remove(first, "Remove the first definition, which has no description", true);
  return [
    ...remove(second, `Remove the second definition, "${shown(other)}"`, false),
    ...remove(first, `Remove the first definition, "${shown(one)}"`, false),
  ];
}

/** What an entry says besides its value. */
function wordsOf({ map }: Scope): string {
  const others = [...map.entries.values()].filter(({ key }) => key !== "value");
  return others.map(({ value }) => (value.kind === "scalar" ? value.source : "…")).join(" ");
}
