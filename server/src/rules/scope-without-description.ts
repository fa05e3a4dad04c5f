import type { ApiView, Scope } from "../document/read/api.ts";
import { insertEntry, replaceScalar } from "../document/edit/edits.ts";
import { written } from "../document/edit/scalar-text.ts";
import type { Fix } from "../document/finding.ts";
import { capital, shown } from "../schema/words.ts";
import { replaceable } from "./about/fixes.ts";
import { isMisspeltFor, isMisspeltIn } from "./about/misspelt.ts";
import { defineRule } from "./rule.ts";
import { isTorn } from "./about/torn.ts";
import { scopeList } from "./about/scope-list.ts";
import { verbAt } from "./about/scope-verbs.ts";
import { wordsOf } from "../text/name-words.ts";

export const scopeWithoutDescription = defineRule({
  id: "scope-without-description",
  on: "api",
  severity: "hint",
  summary: "A scope has no description.",
  why: `When an application asks a user for consent, the screen shows the descriptions of the scopes it wants; without
one it shows the bare value, and people who don't know the API have to guess what they allow. Say what the application
may do, in the words of a user: \`Read your orders\`. The rule is silent where \`user.policy\` is \`deny_all\`, since
then no user is ever asked, and on a second definition of one scope, which has to go.`,
  *check(api, context) {
    if (api.text("subject_type_authorization", "user", "policy") === "deny_all") return;
    if (isMisspeltFor(api, context, "subject_type_authorization", "user", "policy")) return;
    if (isTorn(api.block)) return;
    const defined = new Set<string>();
    for (const scope of scopeList(api)?.scopes ?? []) {
      if (defined.has(scope.value)) continue;
      defined.add(scope.value);
      const description = scope.map.entries.get("description")?.value;
      const empty = description?.kind === "scalar" && description.value === "";
      if ((description !== undefined && !empty) || isMisspeltIn(scope.map, "description", "Scope")) continue;
      yield {
        at: scope.text.at,
        message: `The scope "${shown(scope.value)}" has no description, so consent screens show users the bare value.`,
        fixes: descriptions(scope, api),
      };
    }
  },
  good: [
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: read:orders
        description: Read your orders
`,
    `apis:
  - identifier: https://api.acme.com
    subject_type_authorization:
      user: { policy: deny_all }
    scopes:
      - value: read:orders
`,
  ],
  bad: [
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: ⟦read:orders⟧
      - value: ⟦write:orders⟧
        description: ""
`,
  ],
});

/** A first wording made of the value; never put in unasked, since it wants a person's eye. */
function descriptions({ value, text, map }: Scope, api: ApiView): Fix[] {
  const words = sentenceOf(value);
  const description = map.entries.get("description")?.value;
  if (words === undefined || map.via !== undefined || map.at.block !== api.block) return [];
  const title = `Describe it as "${words}"`;
  if (description !== undefined) {
    const empty = replaceable(description);
    return empty ? [{ title, edits: [replaceScalar(empty, words)], safe: false }] : [];
  }
  const behind = map.entries.get("value");
  if (behind === undefined || behind.via !== undefined || text.style === "block") return [];
  return [{ title, edits: [insertEntry(map, "description", written(words), behind)], safe: false }];
}

/** `orders.read` as "Read orders". */
function sentenceOf(scope: string): string | undefined {
  const words = wordsOf(scope).map((word) => word.toLowerCase());
  if (words.length < 2 || words.some((word) => !/^[\p{L}\p{N}]/u.test(word))) return undefined;
  const verb = verbAt(words) === "last" ? words.pop() : words.shift();
  return capital([verb, ...words].join(" "));
}
