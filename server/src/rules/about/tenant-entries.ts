import { ofEach } from "../../document/chunk.ts";
import type { AuthApisFile } from "../../document/file.ts";
import { memoryKey } from "../../document/memory.ts";
import type { Tenant } from "../../document/tenants.ts";
import type { Entry, MapValue } from "../../document/value.ts";
import { isTorn } from "./torn.ts";

/** A tenant with the text that describes it. */
export interface TenantEntry {
  readonly tenant: Tenant;
  /** As written: placeholders stand in it. */
  readonly map: MapValue;
}

export function tenantEntries(file: AuthApisFile): readonly TenantEntry[] {
  const tenants = file.keys.findLast(({ key }) => key === "tenants")?.value;
  return file.tenants.flatMap((tenant) => {
    const map = tenants?.kind === "map" ? tenants.entries.get(tenant.name)?.value : undefined;
    return map?.kind === "map" ? [{ tenant, map }] : [];
  });
}

/** The entries of a key's map; none where it is no map, or isn't there. */
export function entriesOf(key: Entry | undefined): readonly Entry[] {
  return key?.value.kind === "map" ? [...key.value.entries.values()] : [];
}

/**
 * Is it known which tenants the file has, and which variables and short names they have? Not where it extends another
 * file, which may bring more, and not where a syntax error hides some.
 */
export function tenantsAreKnown({ keys, document }: AuthApisFile): boolean {
  if (keys.some(({ key }) => key === "extends")) return false;
  const tenants = keys.findLast(({ key }) => key === "tenants");
  if (tenants) return tenants.value.kind === "map" && !isTorn(tenants.block);
  const torn = ofEach(document.chunks, TORN, (blocks) =>
    blocks.some((block) => block.kind !== "item" && isTorn(block)),
  );
  return !torn.includes(true);
}

const TORN = memoryKey<boolean>();
