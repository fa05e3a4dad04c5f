import type { Block } from "../../document/block.ts";
import type { TopLevelKey } from "../../document/read/top-level-keys.ts";
import { tornFrom } from "../../document/torn-from.ts";
import { isOfTenant, misplacedIn } from "../../schema/misplaced-tenant.ts";
import { rootEntry } from "../../schema/stray-root-key.ts";

/** Does a block hold the file's `tenants`, and is it told, above all that is wrong with their syntax, that a tenant's key stands among them? */
export function holdsTenantKey(block: Block, keys: readonly TopLevelKey[]): boolean {
  if (rootEntry(block)?.key.source !== "tenants") return false;
  const tenants = keys.find((each) => each.block === block);
  const torn = tornFrom(block);
  return misplacedIn(tenants?.value).some(({ key, keyAt }) => isOfTenant(key) && keyAt.end <= torn);
}
