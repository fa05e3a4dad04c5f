import type { Finding } from "../document/finding.ts";
import { type Entry, isEmpty, type Value } from "../document/read/value.ts";
import { definition, entryOf } from "./node.ts";
import { finding } from "./problem.ts";
import { shown } from "./words.ts";

/** Is it the name of a key that stands under a tenant? */
export function isOfTenant(key: string): boolean {
  return entryOf(definition("Tenant").properties, key) !== undefined;
}

/** Entries of `tenants` that are no tenants, but something that stands at the wrong column, or below whose key it stood. */
export function misplacedIn(tenants: Value | undefined): readonly Entry[] {
  if (tenants?.kind !== "map") return [];
  return [...tenants.entries.values()].filter((entry, at) => insteadOf(entry, at === 0) !== undefined);
}

/** What to say of such entries, once where several stand together, and of nothing in them; and the other ones. */
export function withoutMisplaced(tenants: Value): { readonly others: Value; readonly findings: readonly Finding[] } {
  const misplaced = new Set(misplacedIn(tenants));
  if (tenants.kind !== "map" || misplaced.size === 0) return { others: tenants, findings: [] };
  const others = new Map(tenants.entries);
  const findings: Finding[] = [];
  let above: Entry | undefined;
  for (const entry of tenants.entries.values()) {
    if (misplaced.has(entry)) {
      others.delete(entry.key);
      if (above === undefined || !misplaced.has(above)) findings.push(finding(entry.keyAt, messageOf(entry)));
      // A name at whose own column that stands which belongs to it.
      if (above && isEmpty(above.value)) others.delete(above.key);
    }
    above = entry;
  }
  return { others: { ...tenants, entries: others }, findings };
}

/** What an entry is instead of a tenant, which may have any name. */
type Instead = "of a tenant" | "of the file" | "a rule" | "no map";

function insteadOf({ key, value }: Entry, isFirst: boolean): Instead | undefined {
  if (value.kind === "map" && value.entries.has("domain")) return undefined;
  if (isOfTenant(key)) return "of a tenant";
  if (entryOf(definition("File").properties, key)) return "of the file";
  if (value.kind === "map") return value.entries.has("severity") ? "a rule" : undefined;
  if (value.kind !== "scalar" || value.value === null) return undefined;
  if (SEVERITIES.includes(String(value.value))) return "a rule";
  // A host's name may be what somebody writes instead of a tenant.
  return isFirst || String(value.value).includes(".") ? undefined : "no map";
}

function messageOf(entry: Entry): string {
  return `"${shown(entry.key)}" stands where a tenant's name does. ${ADVICE[insteadOf(entry, false) ?? "no map"]}`;
}

const ADVICE: Readonly<Record<Instead, string>> = {
  "of a tenant": "It is a key of a tenant: check the indentation, and whether the name is there.",
  "of the file": "It is a key of the file: put it at the left edge.",
  "a rule": "What it has a rule has: check the indentation, and whether `rules:` is there.",
  "no map": "A tenant is a map with `domain`. Check the indentation, if this belongs to the tenant above.",
};
const SEVERITIES: readonly (string | null)[] = definition("Severity").enum ?? [];
