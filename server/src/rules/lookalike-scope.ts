import type { Scope } from "../document/read/api.ts";
import { addTo } from "../facts/grouped.ts";
import { shown } from "../schema/words.ts";
import { wordsOf } from "../text/name-words.ts";
import { defineRule } from "./rule.ts";
import {
  differByOneLetter,
  differByWord,
  lackingOneLetter,
  lackingOneWord,
  likenessOf,
  soundOf,
  spelling,
} from "./about/scope-words.ts";

export const lookalikeScope = defineRule({
  id: "lookalike-scope",
  on: "api",
  severity: "warning",
  summary: "Two scopes of an API can hardly be told apart.",
  why: `\`read:order\` and \`read:orders\` are two scopes: a token with one doesn't pass a check for the other. Where
an API has both, sooner or later a grant holds one and the code asks for the other, and the request fails in a way that
is hard to see. The rule speaks of scopes that differ only by letter case, by a separator, by a plural, or by one
letter in a word of six letters or more. Of two that differ by a letter or a plural (\`read:contacts\` and
\`read:contracts\`) it is silent where each has a description and the two say different things: then both are plainly
meant. Else, if both are meant, describe them, give one a clearer name or silence the rule above it.`,
  *check(api) {
    const all = speltOnce(api.scopes ?? []);
    const times = new Map<string, number>();
    for (const { but } of all) for (const rest of but) times.set(rest, (times.get(rest) ?? 0) + 1);
    const bySound = new Map<string, Scope>();
    const byLetters = new Map<string, Spelt[]>();
    for (const own of all) {
      const { scope, sound, but } = own;
      const mayBeMisspelt = but.some((rest) => times.get(rest) !== 1);
      const twin = bySound.get(sound) ?? (mayBeMisspelt ? misspelt(own, byLetters) : undefined);
      if (!bySound.has(sound)) bySound.set(sound, scope);
      if (twin === undefined || areBothMeant(twin, scope)) continue;
      yield {
        at: scope.valueAt,
        message:
          `The scopes "${shown(twin.value)}" and "${shown(scope.value)}" differ only ` +
          `${likenessOf(twin.value, scope.value)}. A token with one doesn't pass a check for the other, ` +
          "so a mix-up shows only when a request is refused. If one is meant, keep one.",
        related: [{ at: twin.valueAt, message: `"${shown(twin.value)}" is defined here` }],
      };
    }
  },
  good: [
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: read:orders
      - value: write:orders
      - value: read:order_items
      - value: import:orders
      - value: export:orders
`,
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: read:rules
      - value: read:roles
      - value: read:reports2024
      - value: read:reports2025
`,
  ],
  bad: [
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: read:orders
      - value: ⟦read:order⟧
      - value: ⟦Read:Orders⟧
      - value: ⟦read_orders⟧
      - value: read:invoices
      - value: ⟦read:invioces⟧
`,
  ],
});

interface Spelt {
  readonly scope: Scope;
  readonly spelt: string;
  readonly sound: string;
  /** See `lackingOneWord`. */
  readonly but: readonly string[];
}

/** Each scope once. */
function speltOnce(scopes: readonly Scope[]): readonly Spelt[] {
  const all = new Map<string, Spelt>();
  // More than an API can have are one error (`too-many-scopes`); they need not be compared as well.
  for (const scope of scopes.slice(0, MOST)) {
    const { value } = scope;
    if (all.has(value) || value.length > LONGEST) continue;
    const words = wordsOf(value);
    const spelt = spelling(words);
    all.set(value, { scope, spelt, sound: soundOf(words), but: lackingOneWord(spelt) });
  }
  return [...all.values()];
}

/** The first one that differs by a letter; this one stands among them from then on. */
function misspelt(own: Spelt, byLetters: Map<string, Spelt[]>): Scope | undefined {
  let twin: Scope | undefined;
  for (const letters of lackingOneLetter(own.spelt)) {
    twin ??= byLetters.get(letters)?.find((each) => isMisspelt(each, own))?.scope;
    addTo(byLetters, letters, own);
  }
  return twin;
}

function isMisspelt(one: Spelt, other: Spelt): boolean {
  return differByOneLetter(one.spelt, other.spelt) && !areBothMeant(one.scope, other.scope);
}

/** Two ordinary words may be a letter apart: whoever describes each, and otherwise, means both. */
function areBothMeant(one: Scope, other: Scope): boolean {
  const [first, second] = [one, other].map(({ description = "" }) =>
    description.toLowerCase().replaceAll(/\s+/g, " ").trim(),
  );
  return first !== "" && second !== "" && first !== second && differByWord(one.value, other.value);
}

/** Auth0 takes no more scopes of an API (entity limit policy). */
const MOST = 1000;
/** In UTF-16 units. A longer one is an error by the schema, and is a look-alike of nothing that a tenant takes. */
const LONGEST = 280;
