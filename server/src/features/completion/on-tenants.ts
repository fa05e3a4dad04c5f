import type { Tenant } from "../../document/read/tenants.ts";
import { listedFew } from "../../schema/words.ts";

/** Some tenants by their names, as few words behind a label: there may be hundreds. */
export function someTenants(tenants: readonly Tenant[]): string {
  return listedFew(tenants, FEW, ({ name }) => name);
}

const FEW = 5;
