import type { Finding } from "../document/finding.ts";
import type { Entry, Value } from "../document/read/value.ts";
import { definition, entryOf } from "./node.ts";
import { finding } from "./problem.ts";

/** Is it the name of a key that stands under a tenant? */
export function isOfTenant(key: string): boolean {
  return entryOf(definition("Tenant").properties, key) !== undefined;
}

/** Is it no tenant, but something of the one above, indented too little? A tenant may have any name. */
export function isMisplaced({ key, value }: Pick<Entry, "key" | "value">): boolean {
  return isOfTenant(key) && !(value.kind === "map" && value.entries.has("domain"));
}

/** What to say of such entries, and of nothing in them; and the other ones. */
export function withoutMisplaced(tenants: Value): { readonly others: Value; readonly findings: readonly Finding[] } {
  if (tenants.kind !== "map") return { others: tenants, findings: [] };
  const misplaced = [...tenants.entries.values()].filter(isMisplaced);
  if (misplaced.length === 0) return { others: tenants, findings: [] };
  const others = new Map(tenants.entries);
  for (const { key } of misplaced) others.delete(key);
  const findings = misplaced.map(({ key, keyAt }) => finding(keyAt, messageOf(key)));
  return { others: { ...tenants, entries: others }, findings };
}

function messageOf(key: string): string {
  return `"${key}" stands where a tenant's name does. It is a key of a tenant: check the indentation, and whether the name is there.`;
}
