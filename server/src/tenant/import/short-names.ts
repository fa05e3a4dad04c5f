import { byKeys } from "./by-keys.ts";
import type { ImportSource } from "./source.ts";

/** Tenant -> client id -> short name. Applications of the same name share theirs on all tenants. */
export type ShortNames = ReadonlyMap<ImportSource, ReadonlyMap<string, string>>;

/** A short name for each application that has a grant, where the file names its tenants: its name in lower case. */
export function shortNames(sources: readonly ImportSource[]): ShortNames {
  return new Map(
    sources.map((source) => {
      if (source.name === undefined) return [source, new Map<string, string>()];
      const names = new Map<string, string>();
      const taken = new Set<string>();
      const grants = source.apis.flatMap((api) => api.grants);
      const known = new Map(
        grants.flatMap(({ clientId, clientName }) => (clientId === undefined ? [] : [[clientId, clientName]])),
      );
      // By name, so that names which are nearly the same share theirs on all tenants; then by id, so that two applications of one
      // name always get the same two.
      for (const [clientId, clientName = ""] of [...known].sort(byKeys(([id, name = ""]) => [name, id]))) {
        const name = unique(slug(clientName) || clientId, taken);
        taken.add(name);
        names.set(clientId, name);
      }
      return [source, names];
    }),
  );
}

/** Lower case, words joined by hyphens; empty where nothing of it is a letter or a digit. */
export function slug(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .join("-");
}

/** What a file calls a tenant whose user has said nothing of it: the first part of its domain. */
export function shortName(domain: string): string {
  const name = slug(domain.split(".", 1).join());
  return name === "local" || name === "" ? "tenant" : name;
}

function unique(name: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const each = count === 1 ? name : `${name}-${count}`;
    if (!taken.has(each)) return each;
  }
}
