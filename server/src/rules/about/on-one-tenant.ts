import type { ApiEntry, ApiView } from "../../document/read/api.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { grouped } from "../../facts/grouped.ts";
import type { Keyed } from "./same-key.ts";
import { type TenantKey, tenantKeys } from "./tenant-key.ts";

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
 * Which APIs of those that share a key meet on a tenant, each with the first there. Only these are looked at tenant by tenant, and those that
 * have one list of tenants once: thousands of APIs times hundreds of tenants are more than a server has room or time for.
 */
export function* meetings(groups: readonly (readonly OnTenants[])[], file: AuthApisFile): Iterable<Meeting> {
  const known = new Map<ApiView["tenants"], readonly TenantKey[]>();
  const keysOf = (api: ApiView): readonly TenantKey[] => {
    const keys = known.get(api.tenants) ?? tenantKeys(api, file);
    known.set(api.tenants, keys);
    return keys;
  };
  for (const same of groups) yield* meetingsIn(same, keysOf);
}

function* meetingsIn(same: readonly OnTenants[], keysOf: (api: ApiView) => readonly TenantKey[]): Iterable<Meeting> {
  const firsts = new Map<string, Seen>();
  const known = new Map<ApiView["tenants"], readonly (readonly [first: Seen, names: readonly string[]])[]>();
  for (const { entry, views } of same) {
    for (const api of views) {
      const other = { entry, api };
      let met = known.get(api.tenants);
      if (met === undefined) {
        const keys = keysOf(api);
        for (const { key } of keys) if (!firsts.has(key)) firsts.set(key, other);
        const byFirst = grouped(keys, ({ key }) => firsts.get(key) ?? other);
        met = [...byFirst].map(([first, its]) => [first, its.flatMap(({ names }) => names)]);
        known.set(api.tenants, met);
      }
      for (const [first, names] of met) if (first.entry !== entry) yield { first, other, names };
    }
  }
}
