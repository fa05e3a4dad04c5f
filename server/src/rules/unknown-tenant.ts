import type { ApiEntry } from "../document/read/api.ts";
import { listsOf } from "../document/chunk.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Fix, Span } from "../document/finding.ts";
import { memoryKey } from "../document/memory.ts";
import { guessing } from "../text/guesses.ts";
import { nearKnownName } from "../text/near-name.ts";
import type { ScalarValue, Value } from "../document/read/value.ts";
import { listedFew, shown, shownName } from "../schema/words.ts";
import { replaceFix } from "./about/fixes.ts";
import { isTorn } from "./about/torn.ts";
import { defineRule, type FileReport, type Report } from "./rule.ts";

export const unknownTenant = defineRule({
  id: "unknown-tenant",
  on: "file",
  severity: "error",
  summary: "A `tenants` list names a tenant that the file doesn't have, or none at all.",
  why: `\`tenants\` under an API or a grant says for which of the file's tenants it is. A name that the file's own \`tenants\` doesn't
have means none of them: the API or grant silently goes nowhere, or, if it was meant for one tenant more, is missing just
there. Names are compared as they are, letter case included. An empty list means none of them as well, which is told as a note.

A file without \`tenants\` goes to whichever tenant is picked, and can't keep an API from any of them.`,
  *check({ file, tenantsAreKnown }) {
    const lists = listsOf(file.chunks, LISTS, listsIn).flat();
    // A file that names no tenants can keep nothing from any of them.
    if (file.tenants.length > 0) for (const each of lists) yield* forNone(each);
    const known = tenantsAreKnown && lists.length > 0 ? knownTenants(file) : undefined;
    if (known === undefined) return;
    const guess = guessing(known.size, (name: string) => nearKnownName(name, [...known]), String);
    for (const { entry, list, what, tenants } of lists) {
      for (const report of unknownIn(list, what, known, guess)) yield { ...report, entry, tenants };
    }
  },
  good: [
    "tenants:\n  dev: { domain: acme-dev.eu.auth0.com }\napis:\n  - identifier: https://api.acme.com\n    tenants: [dev]\n",
    "extends: ../shared.auth-apis.yaml\napis:\n  - identifier: https://api.acme.com\n    tenants: [dev]\n",
  ],
  bad: [
    "tenants:\n  production: { domain: acme.eu.auth0.com }\napis:\n  - identifier: https://api.acme.com\n    tenants: [⟦prodution⟧]\n",
    "tenants:\n  dev: { domain: acme-dev.eu.auth0.com }\napis:\n  - identifier: https://api.acme.com\n    grants:\n      - client: orders-worker\n        tenants: [dev, ⟦staging⟧]\n",
    "apis:\n  - identifier: https://api.acme.com\n    tenants: [⟦dev⟧]\n",
    "tenants:\n  dev: { domain: acme-dev.eu.auth0.com }\napis:\n  - identifier: https://api.acme.com\n    tenants: ⟦[]⟧\n",
  ],
});

/** A list of tenants in an API or a grant. */
interface TenantList {
  readonly entry: ApiEntry;
  readonly list: Value;
  readonly what: "API" | "grant";
  /** Names of those that see the API so. */
  readonly tenants: readonly string[];
}

function listsIn(entry: ApiEntry): readonly TenantList[] {
  return entry.views.flatMap((view) => {
    if (view.absent) return [];
    const tenants = view.tenants.map(({ name }) => name);
    const [own, grants] = [view.get("tenants"), view.get("grants")];
    const ofGrants = (grants?.kind === "list" ? grants.items : []).flatMap((grant) =>
      grant.kind === "map" ? (grant.entries.get("tenants")?.value ?? []) : [],
    );
    const lists = [
      ...(own ? [{ list: own, what: "API" as const }] : []),
      ...ofGrants.map((list) => ({ list, what: "grant" as const })),
    ];
    return lists.map((each) => ({ entry, tenants, ...each }));
  });
}

/** Somebody may mean it, to keep an API for later. */
function* forNone({ entry, list, what, tenants }: TenantList): Iterable<FileReport> {
  if (list.kind !== "list" || list.items.length > 0 || isTorn(entry.block)) return;
  const message = `This list names no tenant, so this ${what} is never synced to any. Name its tenants, or remove \`tenants\` if it is for all of them.`;
  yield { at: list.at, message, severity: "info", entry, tenants };
}

/** `undefined` where some of them can't be read. */
function knownTenants(file: AuthApisFile): ReadonlySet<string> | undefined {
  const own = file.keys.findLast(({ key }) => key === "tenants");
  if ((own?.block.parsed.problems.length ?? 0) > 0) return undefined;
  return new Set(file.tenantMap?.entries.keys());
}

function* unknownIn(
  list: Value | undefined,
  what: "API" | "grant",
  known: ReadonlySet<string>,
  guess: (name: string) => string | undefined,
): Iterable<Report> {
  for (const item of list?.kind === "list" ? list.items : []) {
    if (item.kind === "unknown" && what === "API") yield* placeholderIn(item.at);
    if (item.kind !== "scalar" || typeof item.value !== "string" || known.has(item.value)) continue;
    const near = guess(item.value);
    yield { at: item.at, message: messageOf(item.value, what, known, near), fixes: rename(item, near) };
  }
}

/** A variable belongs to a tenant: which tenants there are comes before it. */
function* placeholderIn(at: Span): Iterable<Report> {
  const text = at.block.text.slice(at.start, at.end);
  if (!text.includes("${")) return;
  const message = `${shown(text)} names no tenant, so this API is never synced there: a tenant's variable can't say which tenants an API is for. Write the tenant's name.`;
  yield { at, message };
}

function messageOf(name: string, what: "API" | "grant", known: ReadonlySet<string>, near: string | undefined): string {
  if (known.size === 0) {
    return `The file names no tenants, so "${shown(name)}" means nothing and this ${what} can't be kept from any tenant. Add the tenant under \`tenants\`.`;
  }
  const hint = near === undefined ? `It has ${listedFew([...known], MOST_NAMED, shownName)}.` : `Is it ${shown(near)}?`;
  return `The file has no tenant "${shown(name)}", so this ${what} is never synced there. ${hint}`;
}

function rename(item: ScalarValue, near: string | undefined): readonly Fix[] {
  return near === undefined ? [] : replaceFix(item, near, `Change to ${near}`);
}

/** A file may name thousands, and each message would. */
const MOST_NAMED = 20;
const LISTS = memoryKey<readonly TenantList[]>();
