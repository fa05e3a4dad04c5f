import type { ApiEntry, Scope } from "../document/read/api.ts";
import { ofEach } from "../document/chunk.ts";
import { memoryKey } from "../document/memory.ts";
import { sum } from "../document/sum.ts";
import { shown } from "../schema/words.ts";
import { defineRule } from "./rule.ts";
import { scopeList } from "./about/scope-list.ts";
import { verbAt } from "./about/scope-verbs.ts";
import { wordsOf } from "../text/name-words.ts";

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
    const tallies = ofEach(file.chunks, TALLIES, talliesOf).flat();
    const usual = mostUsual(tallies);
    if (usual === undefined) return;
    const agreeing = tallies.filter(({ style }) => fits(style, usual));
    const odd = tallies.filter(({ style, ofItsOwn }) => !ofItsOwn && !fits(style, usual));
    const example = agreeing.find(({ style }) => style.verb !== undefined)?.groups[0]?.scopes[0];
    if (example === undefined || count(odd) > Math.max(1, Math.floor(count(agreeing) / FEW))) return;
    for (const scope of odd.flatMap(({ style, groups }) =>
      style.verb === undefined ? [] : groups.flatMap(({ scopes }) => scopes),
    )) {
      yield {
        at: scope.text.at,
        message:
          `"${shown(scope.value)}" is written otherwise than this file's other scopes, such as ` +
          `"${shown(example.value)}", and easily guessed wrong.`,
        related: [{ at: example.text.at, message: "The style of the other scopes" }],
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

/** The scopes of one API that have one style. */
interface StyleGroup {
  /** Equal for groups that are counted together. */
  readonly key: string;
  readonly style: Style;
  readonly scopes: readonly Scope[];
  /** All scopes of the API have it. */
  readonly ofItsOwn: boolean;
}

/** All such groups of some APIs. */
interface Tally {
  readonly style: Style;
  readonly ofItsOwn: boolean;
  readonly groups: StyleGroup[];
  /** Of scopes. */
  count: number;
}

function talliesOf(apis: readonly ApiEntry[]): readonly Tally[] {
  const tallies = new Map<string, Tally>();
  for (const entry of apis) {
    for (const group of entry.remember(GROUPS, groupsOf)) {
      const tally = tallies.get(group.key);
      if (tally) {
        tally.groups.push(group);
        tally.count += group.scopes.length;
      } else {
        const { key, style, ofItsOwn, scopes } = group;
        tallies.set(key, { style, ofItsOwn, groups: [group], count: scopes.length });
      }
    }
  }
  return [...tallies.values()];
}

/** As the first tenants see the API: style is no matter of tenants. */
function groupsOf({ views: [api] }: ApiEntry): readonly StyleGroup[] {
  if (api === undefined || api.absent) return [];
  const groups = new Map<string, { style: Style; scopes: Scope[] }>();
  const scopes = scopeList(api)?.scopes ?? [];
  for (const scope of scopes) {
    const style = styleOf(scope.value);
    if (style === undefined) continue;
    const group = groups.get(keyOf(style));
    if (group) group.scopes.push(scope);
    else groups.set(keyOf(style), { style, scopes: [scope] });
  }
  const all = [...groups.values()];
  const several = sum(all, ({ scopes }) => scopes.length) > 1;
  const ofItsOwn = several && all.every(({ style }) => all.every((other) => fits(style, other.style)));
  return all.map((group) => ({ ...group, key: `${keyOf(group.style)} ${ofItsOwn}`, ofItsOwn }));
}

function count(tallies: readonly Tally[]): number {
  return sum(tallies, (tally) => tally.count);
}

function keyOf({ separator, verb }: Style): string {
  return `${verb ?? ""}${separator}`;
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
function mostUsual(tallies: readonly Tally[]): Style | undefined {
  const counts = new Map<string, { style: Style; count: number }>();
  for (const { style, count } of tallies) {
    if (style.verb === undefined) continue;
    const key = keyOf(style);
    counts.set(key, { style, count: (counts.get(key)?.count ?? 0) + count });
  }
  const [most] = [...counts.values()].sort((one, other) => other.count - one.count);
  return most !== undefined && most.count >= FEWEST ? most.style : undefined;
}

const GROUPS = memoryKey<readonly StyleGroup[]>();
const TALLIES = memoryKey<readonly Tally[]>();
/** A style is known by so many scopes at least, and broken by no more than one in so many. */
const FEWEST = 3;
const FEW = 4;
/** What parts a scope, and what as a rule only joins the words of a part. */
const SEPARATOR = /[:./]/;
const JOINT = /[-_]/;
