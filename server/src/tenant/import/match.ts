import { grouped } from "../../facts/grouped.ts";
import { byKeys } from "./by-keys.ts";
import { type ImportSource, isTenant, type SourceApi } from "./source.ts";
import type { Variables } from "./variables.ts";

/** One API as several tenants have it. */
export interface Match {
  /** With a placeholder where the tenants' own differ. */
  readonly identifier: string;
  readonly on: ReadonlyMap<ImportSource, SourceApi>;
}

/**
 * Which APIs of different tenants are one: those of the same identifier; else those whose identifiers differ by the origin of
 * the URL alone (`https://api.dev.acme.com/orders`, `https://api.acme.com/orders`), where only one on each tenant can be meant.
 *
 * A file's APIs keep their order, and a tenant has none: as soon as one of the sources is a tenant, they stand by identifier, as the
 * first that has it calls it. Variables are numbered as they stand.
 */
export function matchApis(sources: readonly ImportSource[], variables: Variables): readonly Match[] {
  const all = sources.flatMap((source) => source.apis.map((api): Own => ({ source, api })));
  const called = alike(all, ({ identifier }) => identifier);
  const single = called.filter(({ length }) => length === 1).flat();
  const groups: Group[] = [...called.filter(({ length }) => length > 1), ...alike(single, pathOf)];
  const places = new Map(all.map((own, at) => [own, at]));
  const inPlace = groups.sort(([one], [other]) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
  const inOrder = sources.some(isTenant) ? inPlace.sort(byKeys(([{ api }]) => [api.identifier])) : inPlace;
  return inOrder.map((group) => matchOf(group, variables));
}

/** An API, and whose it is. */
interface Own {
  readonly source: ImportSource;
  readonly api: SourceApi;
}

/** In the order of the sources. */
type Group = readonly [Own, ...Own[]];

/** Those of the same key together, if their source has no other of that key; each of the rest is alone. */
function alike(all: readonly Own[], keyOf: (api: SourceApi) => string | undefined): readonly Group[] {
  return [...grouped(all, ({ api }) => keyOf(api))].flatMap(([key, group]): readonly Group[] => {
    const bySource = grouped(group, ({ source }) => source);
    const isClear = ({ source }: Own) => key !== undefined && bySource.get(source)?.length === 1;
    const [first, ...others] = group.filter(isClear);
    const alone = group.filter((own) => !isClear(own)).map((own): Group => [own]);
    return first ? [[first, ...others], ...alone] : alone;
  });
}

function matchOf(group: Group, variables: Variables): Match {
  const [{ api }] = group;
  const on = new Map(group.map(({ source, api: own }) => [source, own]));
  if (group.every((own) => own.api.identifier === api.identifier)) return { identifier: api.identifier, on };
  const path = pathOf(api) ?? "";
  const origins = new Map(group.map(({ source, api: own }) => [source, own.identifier.slice(0, -path.length)]));
  return { identifier: `${variables.placeholder("BASE", origins)}${path}`, on };
}

/** What stands behind the origin of a URL; nothing where that alone would say too little. */
function pathOf({ identifier }: SourceApi): string | undefined {
  return /^https?:\/\/[^/]+(\/.+)$/.exec(identifier)?.[1];
}
