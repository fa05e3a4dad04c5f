import type { ApiView } from "../../document/read/api.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { grouped } from "../../facts/grouped.ts";

/** One tenant as far as its APIs are concerned: two names with one domain are one tenant. */
export interface TenantKey {
  /** The domain in lower case, or the name where no domain can be read; empty where the file names no tenant. */
  readonly key: string;
  /** The names under which the file has it. */
  readonly names: readonly string[];
}

/** The tenants that an API goes to; none where its `tenants` names only such as the file doesn't have. */
export function tenantKeys({ tenants }: ApiView, file: AuthApisFile): readonly TenantKey[] {
  if (tenants.length === 0) return file.tenants.length === 0 ? [{ key: "", names: [] }] : [];
  const keys = grouped(tenants, ({ name, domain }) => domain?.toLowerCase() ?? `name ${name}`);
  return [...keys].map(([key, same]) => ({ key, names: same.map(({ name }) => name) }));
}
