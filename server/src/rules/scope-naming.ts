import type { Scope } from "../document/api.ts";
import type { AuthApisFile } from "../document/file.ts";
import { shown } from "../schema/words.ts";
import { defineRule } from "./rule.ts";
import { scopeList } from "./scope-list.ts";
import { verbAt } from "./scope-verbs.ts";
import { wordsOf } from "./scope-words.ts";

export const scopeNaming = defineRule({
  id: "scope-naming",
  on: "file",
  severity: "hint",
  summary: "A scope is written in another style than the file's other scopes.",
  why: `Whoever writes an application or an API's checks guesses scope names from those they know. One \`orders.read\`
among \`read:orders\`, \`write:orders\` and \`read:invoices\` is guessed wrong. The rule compares the separator and the
place of the verb, and speaks only where nearly all scopes of the file agree; an API whose scopes agree with each other
has a style of its own. Renaming a scope that is in use breaks whoever asks for it, so change it only while nobody
does.`,
  *check({ file }) {
    const scopes = styledScopes(file);
    const usual = mostUsual(scopes);
    if (usual === undefined) return;
    const example = scopes.find(({ style }) => fits(style, usual));
    const agreeing = scopes.filter(({ style }) => fits(style, usual)).length;
    const odd = scopes.filter(({ style, ofItsOwn }) => !ofItsOwn && !fits(style, usual));
    if (example === undefined || odd.length > Math.max(1, Math.floor(agreeing / FEW))) return;
    for (const { scope, style } of odd) {
      if (style.verb === undefined) continue;
      yield {
        at: scope.text.at,
        message:
          `"${shown(scope.value)}" is written otherwise than this file's other scopes, such as ` +
          `"${shown(example.scope.value)}", and easily guessed wrong.`,
        related: [{ at: example.scope.text.at, message: "The style of the other scopes" }],
      };
    }
  },
  good: [
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: read:orders
      - value: write:orders
      - value: approve:refunds
      - value: admin
`,
    `apis:
  - identifier: https://orders.acme.com
    scopes:
      - value: read:orders
      - value: write:orders
      - value: read:invoices
  - identifier: https://legacy.acme.com
    scopes:
      - value: stock.read
      - value: stock.write
`,
  ],
  bad: [
    `apis:
  - identifier: https://api.acme.com
    scopes:
      - value: read:orders
      - value: write:orders
      - value: read:invoices
      - value: ⟦invoices.write⟧
`,
  ],
});

interface Style {
  readonly separator: string;
  readonly verb: "first" | "last" | undefined;
}

interface StyledScope {
  readonly scope: Scope;
  readonly style: Style;
  /** All scopes of its API have this style. */
  readonly ofItsOwn: boolean;
}

/** As the first tenants see them: style is no matter of tenants. */
function styledScopes(file: AuthApisFile): readonly StyledScope[] {
  return file.apis.flatMap(({ views: [api] }): StyledScope[] => {
    if (api === undefined || api.absent) return [];
    const styled = (scopeList(api)?.scopes ?? []).flatMap((scope) => {
      const style = styleOf(scope.value);
      return style ? [{ scope, style }] : [];
    });
    const [first] = styled;
    const alike = styled.length > 1 && styled.every(({ style }) => first !== undefined && fits(style, first.style));
    return styled.map((each) => ({ ...each, ofItsOwn: alike }));
  });
}

/** `undefined` for a single word, a URL, and whatever else has no such parts. */
function styleOf(scope: string): Style | undefined {
  const separator = SEPARATOR.exec(scope)?.[0] ?? JOINT.exec(scope)?.[0] ?? "";
  if (separator === "") {
    const verb = verbAt(wordsOf(scope));
    return verb && { separator, verb };
  }
  if (scope.includes("://")) return undefined;
  const first = scope.slice(0, scope.indexOf(separator));
  const last = scope.slice(scope.lastIndexOf(separator) + 1);
  const verb = verbAt([first, last]);
  // Words joined by `-` or `_` may be one name, as in `full-access`; a verb tells.
  return verb === undefined && JOINT.test(separator) ? undefined : { separator, verb };
}

/** A scope without a known verb may have one that isn't known. */
function fits(style: Style, usual: Style): boolean {
  if (style.separator !== usual.separator) return false;
  return style.verb === undefined || usual.verb === undefined || style.verb === usual.verb;
}

/** The style of most scopes; `undefined` where too few have one. */
function mostUsual(scopes: readonly StyledScope[]): Style | undefined {
  const counts = new Map<string, { style: Style; count: number }>();
  for (const { style } of scopes) {
    if (style.verb === undefined) continue;
    const key = `${style.verb}${style.separator}`;
    counts.set(key, { style, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const [most] = [...counts.values()].sort((one, other) => other.count - one.count);
  return most !== undefined && most.count >= FEWEST ? most.style : undefined;
}

/** A style is known by so many scopes at least, and broken by no more than one in so many. */
const FEWEST = 3;
const FEW = 4;
/** What parts a scope, and what as a rule only joins the words of a part. */
const SEPARATOR = /[:./]/;
const JOINT = /[-_]/;
