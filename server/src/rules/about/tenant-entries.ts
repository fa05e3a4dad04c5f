import { ofEach } from "../../document/chunk.ts";
import type { Document } from "../../document/document.ts";
import type { Span } from "../../document/finding.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { memoryKey } from "../../document/memory.ts";
import type { Tenant } from "../../document/read/tenants.ts";
import type { Entry, MapValue } from "../../document/read/value.ts";
import { isOfTenant, misplacedIn } from "../../schema/misplaced-tenant.ts";
import { isStrayRootKey } from "../../schema/stray-root-key.ts";
import { lacksBase } from "./lacks-base.ts";
import { isMisspelt } from "./misspelt.ts";
import { hidesSome, isTorn } from "./torn.ts";

/** A tenant with the text that describes it. */
export interface TenantEntry {
  readonly tenant: Tenant;
  /** As written: placeholders stand in it. */
  readonly map: MapValue;
}

/** Those of the file that it extends included. */
export function tenantEntries({ tenants, tenantMap }: AuthApisFile): readonly TenantEntry[] {
  return tenants.flatMap((tenant) => {
    const map = tenantMap?.entries.get(tenant.name)?.value;
    return map?.kind === "map" ? [{ tenant, map }] : [];
  });
}

/** Those that stand in the file's own text. */
export function ownTenantEntries(file: AuthApisFile): readonly TenantEntry[] {
  return tenantEntries(file).filter(({ map }) => isOwn(map.at, file));
}

/** Does a place stand in the file's own text, and in none that it extends? */
export function isOwn({ block }: Span, { base }: AuthApisFile): boolean {
  return base?.home(block) === undefined;
}

/** The entries of a key's map; none where it is no map, or isn't there. */
export function entriesOf(key: Pick<Entry, "value"> | undefined): readonly Entry[] {
  return key?.value.kind === "map" ? [...key.value.entries.values()] : [];
}

/**
 * Is it known which tenants the file has, and which variables and short names they have? Not where it extends another
 * file that couldn't be read, which may bring more, and not where a syntax error, a misspelt key or one that stands twice hides some.
 */
export function areTenantsKnown({ keys, document, base }: AuthApisFile): boolean {
  if (areTorn(keys)) return false;
  if (lacksBase({ keys, base }) || base?.chain.some((each) => hidesKeys(each.document))) return false;
  const [tenants, another] = keys.filter(({ key }) => key === "tenants");
  if (tenants) return tenants.value.kind === "map" && !another && !hidesSome(tenants.block);
  return !hidesKeys(document) && !isMisspelt(keys, "tenants", "File");
}

/**
 * Has something of a tenant come to stand at the left edge, or in a tenant's place? What stands below it is the tenant's, too. A key that
 * isn't the file's, right below the tenants, may be a variable or a short name.
 */
function areTorn(keys: AuthApisFile["keys"]): boolean {
  const at = keys.findIndex(({ key }) => key === "tenants");
  const below = at < 0 ? undefined : keys[at + 1];
  if (keys.some(({ key }) => isOfTenant(key)) || (below && isStrayRootKey(below.key))) return true;
  return misplacedIn(keys[at]?.value).length > 0;
}

/** May a syntax error hide a key at the top of the file? */
function hidesKeys({ chunks }: Document): boolean {
  const torn = ofEach(chunks, TORN, (blocks) => blocks.some((block) => block.kind !== "item" && isTorn(block)));
  return torn.includes(true);
}

const TORN = memoryKey<boolean>();
