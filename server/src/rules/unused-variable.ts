import type { Block } from "../document/block.ts";
import { ofEach } from "../document/chunk.ts";
import { removeEntry } from "../document/edit/removals.ts";
import { type AuthApisFile, documentsOf } from "../document/read/file.ts";
import type { Fix } from "../document/finding.ts";
import { memoryKey } from "../document/memory.ts";
import type { Entry } from "../document/read/value.ts";
import { shown } from "../schema/words.ts";
import { variablesIn } from "../document/read/variables.ts";
import { foreignWords } from "../document/foreign-words.ts";
import { defineRule } from "./rule.ts";
import { mayHoldForeign } from "./about/foreign-placeholders.ts";
import { lacksBase } from "./about/lacks-base.ts";
import { entriesOf, ownTenantEntries, type TenantEntry } from "./about/tenant-entries.ts";
import { isTorn } from "./about/torn.ts";

export const unusedVariable = defineRule({
  id: "unused-variable",
  on: "file",
  severity: "hint",
  summary: "Nothing uses a tenant's variable.",
  why: `A variable has an effect where \`\${NAME}\` stands under \`apis\`, under \`defaults\`, or in a tenant's
\`clients\`; another variable's value is not expanded. One that stands nowhere is often left over from an API that has
gone, or a misspelt name. Remove it, or use it. The rule is silent in a file without \`apis\`, which others extend, and
where a part of the file is too long to be read, or another file that it extends can't be, since the use may stand
there, and where a syntax error among the tenants hides what their variables are. A placeholder of another tool, such as \`{{ NAME }}\`, counts as a use: \`foreign-placeholder\` says how to
write it.`,
  *check({ file }) {
    if (!file.keys.some(({ key }) => key === "apis") || lacksBase(file)) return;
    const all = ownTenantEntries(file).map((tenant) => ({ tenant, variables: tenant.map.entries.get("variables") }));
    const used = usedNames(
      file,
      all.flatMap(({ variables }) => entriesOf(variables)),
    );
    if (used === undefined) return;
    for (const { tenant, variables } of all) {
      // What an alias or a merge key brings is judged where it comes from.
      if (variables === undefined || tenant.map.via !== undefined || variables.value.via !== undefined) continue;
      // What looks like a variable there may be something else, or hold more than it seems to.
      if (isTorn(variables.keyAt.block)) continue;
      for (const variable of entriesOf(variables)) {
        if (used.has(variable.key) || variable.via !== undefined || isAnchored(variable)) continue;
        yield {
          at: variable.keyAt,
          message: `Nothing in this file uses the variable "${shown(variable.key)}".`,
          unnecessary: true,
          fixes: removal(tenant, variables, variable),
        };
      }
    }
  },
  good: [
    `tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    variables: { BASE: "https://api.dev.acme.com", WORKER: Lz8TqXWm1VbYfQd3 }
    clients: { worker: "\${WORKER}" }
apis:
  - identifier: \${BASE}/orders
`,
    `tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    variables: { TTL: 3600 }
`,
  ],
  bad: [
    `tenants:
  dev:
    domain: acme-dev.eu.auth0.com
    variables: { TTL: 3600, ⟦OLD⟧: 60 }
apis:
  - identifier: https://api.acme.com
    token_lifetime: \${TTL}
`,
  ],
});

/**
 * Names of all placeholders, but for those in variables' own values, which are not expanded. `undefined` where a part is too long to be
 * read.
 */
function usedNames(file: AuthApisFile, variables: readonly Entry[]): ReadonlySet<string> | undefined {
  const values = new Map<Block, Set<number>>();
  for (const { at } of variables.map(({ value }) => value)) {
    values.set(at.block, (values.get(at.block) ?? new Set()).add(at.start));
  }
  const used = new Set<string>();
  for (const { isRead, inItems, others } of documentsOf(file).flatMap(({ chunks }) => ofEach(chunks, USES, usesIn))) {
    if (!isRead) return undefined;
    for (const name of inItems) used.add(name);
    for (const block of others) for (const name of namesOf(block, values.get(block))) used.add(name);
  }
  return used;
}

interface Uses {
  readonly isRead: boolean;
  readonly inItems: ReadonlySet<string>;
  /** Blocks that may hold variables' own values. */
  readonly others: readonly Block[];
}

function usesIn(blocks: readonly Block[]): Uses {
  const isItem = ({ kind }: Block): boolean => kind === "item";
  if (blocks.some((block) => block.isIgnored && isTorn(block))) return UNREAD;
  const names = blocks.flatMap((block) => (isItem(block) ? block.remember(NAMES, allNamesOf) : []));
  return { isRead: true, inItems: new Set(names), others: blocks.filter((block) => !isItem(block)) };
}

function allNamesOf(block: Block): readonly string[] {
  return namesOf(block);
}

function namesOf(block: Block, values?: ReadonlySet<number>): readonly string[] {
  const names = block.parsed.variables.flatMap(({ name, start }) => (values?.has(start) ? [] : [name]));
  const torn = isTorn(block) ? variablesIn(block.text) : [];
  const foreign = !values && mayHoldForeign(block) ? foreignWords(block.text) : [];
  return [...names, ...torn, ...foreign.flatMap(({ name = [] }) => name)];
}

const UNREAD: Uses = { isRead: false, inItems: new Set(), others: [] };
const USES = memoryKey<Uses>();
const NAMES = memoryKey<readonly string[]>();

/** An anchor in it may be used without a placeholder. */
function isAnchored({ keyAt, value }: Entry): boolean {
  return keyAt.block.parsed.anchors.some(({ start }) => start >= keyAt.start && start <= value.at.end);
}

/** The last variable takes the key `variables` along, which can't stay empty in block style. */
function removal({ map }: TenantEntry, variables: Entry, variable: Entry): Fix[] {
  const own = variables.value;
  if (own.kind !== "map" || variables.via !== undefined) return [];
  // Never unasked: whoever has just written a variable is about to use it.
  const title = `Remove ${variable.key}`;
  return [
    {
      title,
      safe: false,
      // Made when it is looked at: it costs as much as there are variables.
      get edits() {
        return [own.entries.size === 1 ? removeEntry(map, variables) : removeEntry(own, variable)];
      },
    },
  ];
}
