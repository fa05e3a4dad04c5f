import type { Variables } from "./variables.ts";
import type { ImportSource, SourceApi } from "./source.ts";

/** One API as several tenants have it. */
export interface Match {
  /** With a placeholder where the tenants' own differ. */
  readonly identifier: string;
  readonly on: ReadonlyMap<ImportSource, SourceApi>;
}

/**
 * Which APIs of different tenants are one: those of the same identifier; else those whose identifiers differ by the origin of
 * the URL alone (`https://api.dev.acme.com/orders`, `https://api.acme.com/orders`), where only one on each tenant can be meant.
 */
export function matchApis(sources: readonly ImportSource[], variables: Variables): readonly Match[] {
  const open = new Map(sources.map((source) => [source, new Set(source.apis)]));
  const take = (on: ReadonlyMap<ImportSource, SourceApi>): void => {
    for (const [source, api] of on) open.get(source)?.delete(api);
  };
  const matches: Match[] = [];
  for (const [source, apis] of open) {
    for (const api of apis) {
      const alike = onOthers(source, api, open, ({ identifier }) => identifier === api.identifier);
      const path = pathOf(api);
      const near = alike.size > 1 || path === undefined ? alike : byPath(source, api, path, open);
      const origins = new Map([...near].map(([each, own]) => [each, own.identifier.slice(0, -(path ?? "").length)]));
      const isSame = new Set(origins.values()).size === 1;
      matches.push({
        identifier: isSame ? api.identifier : `${variables.placeholder("BASE", origins)}${path ?? ""}`,
        on: near,
      });
      take(near);
    }
  }
  return matches;
}

function byPath(source: ImportSource, api: SourceApi, path: string, open: Open): ReadonlyMap<ImportSource, SourceApi> {
  const isAlone = [...(open.get(source) ?? [])].filter((other) => pathOf(other) === path).length === 1;
  return isAlone ? onOthers(source, api, open, (other) => pathOf(other) === path) : new Map([[source, api]]);
}

type Open = ReadonlyMap<ImportSource, ReadonlySet<SourceApi>>;

/** The API, and on every other tenant the only one that meets a condition. */
function onOthers(source: ImportSource, api: SourceApi, open: Open, meets: (api: SourceApi) => boolean) {
  const on = new Map([[source, api]]);
  for (const [other, apis] of open) {
    if (other === source) continue;
    const [only, second] = [...apis].filter(meets);
    if (only && !second) on.set(other, only);
  }
  return on;
}

/** What stands behind the origin of a URL; nothing where that alone would say too little. */
function pathOf({ identifier }: SourceApi): string | undefined {
  return /^https?:\/\/[^/]+(\/.+)$/.exec(identifier)?.[1];
}
