import type { ApiEntry, ApiView } from "../../document/read/api.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { grouped } from "../../facts/grouped.ts";
import type { Keyed } from "./same-key.ts";
import { tenantKeys } from "./tenant-key.ts";

/** An API by something that no other should have on a tenant, with the views of it that have that. */
export interface OnTenants extends Keyed {
  readonly entry: ApiEntry;
  readonly views: readonly ApiView[];
}

/** An API as some tenants see it. */
interface Seen {
  readonly entry: ApiEntry;
  readonly api: ApiView;
}

/** Two APIs that meet on tenants. */
export interface Meeting {
  /** The first there that has it. */
  readonly first: Seen;
  readonly other: Seen;
  /** The tenants' names. */
  readonly names: readonly string[];
}

/** An API by what its views have; those that have nothing are left out. */
export function onTenants(entry: ApiEntry, of: (api: ApiView) => string | undefined): readonly OnTenants[] {
  const keyed = entry.views.flatMap((api) => {
    const key = of(api);
    return key === undefined ? [] : [{ key, api }];
  });
  return [...grouped(keyed, ({ key }) => key)].map(([key, all]) => ({ key, entry, views: all.map(({ api }) => api) }));
}

/**
 * Which APIs of those with one key meet on a tenant, each with the first there. Only these are looked at tenant by tenant: thousands of
 * APIs times hundreds of tenants are more than a server has room for.
 */
export function* meetings(same: readonly OnTenants[], file: AuthApisFile): Iterable<Meeting> {
  const firsts = new Map<string, Seen>();
  for (const { entry, views } of same) {
    for (const api of views) {
      const other = { entry, api };
      const met = new Map<Seen, string[]>();
      for (const { key, names } of tenantKeys(api, file)) {
        const first = firsts.get(key) ?? other;
        if (first === other) firsts.set(key, other);
        if (first.entry === entry) continue;
        const known = met.get(first);
        if (known) known.push(...names);
        else met.set(first, [...names]);
      }
      for (const [first, names] of met) yield { first, other, names };
    }
  }
}
