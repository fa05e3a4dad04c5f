import type { ApiView } from "../../document/read/api.ts";
import type { AuthApisFile } from "../../document/read/file.ts";

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
  const keys = new Map<string, string[]>();
  for (const { name, domain } of tenants) {
    const key = domain?.toLowerCase() ?? `name ${name}`;
    keys.set(key, [...(keys.get(key) ?? []), name]);
  }
  return [...keys].map(([key, names]) => ({ key, names }));
}
