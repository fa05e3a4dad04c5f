import type { Finding } from "../document/finding.ts";
import type { Value } from "../document/read/value.ts";
import { finding } from "./problem.ts";
import { aliasKey } from "./unknown-key.ts";

/** Aliases in the place of names that are free: those of tenants, of their applications and variables. */
export function aliasNames(tenants: Value): readonly Finding[] {
  const maps = entriesOf(tenants).flatMap(({ value }) => NAMED.map((key) => entryOf(value, key)));
  return [tenants, ...maps].flatMap(entriesOf).flatMap(({ keyAt: at }) => {
    const key = at.block.text.slice(at.start, at.end);
    return key.startsWith("*") ? [finding(at, aliasKey(key))] : [];
  });
}

/** What is written in a map itself. */
function entriesOf(map: Value | undefined) {
  if (map?.kind !== "map" || map.via !== undefined) return [];
  return [...map.entries.values()].filter(({ via }) => via === undefined);
}

function entryOf(map: Value, key: string): Value | undefined {
  return map.kind === "map" ? map.entries.get(key)?.value : undefined;
}

const NAMED = ["clients", "variables"];
