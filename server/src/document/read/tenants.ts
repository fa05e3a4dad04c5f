import type { Span } from "../finding.ts";
import { type Entry, type MapValue, type Primitive, textOf, type Value } from "./value.ts";
import { expand, type Variable } from "./variables.ts";

/** One entry of `tenants`, or the tenant that a user picked for a file which names none. */
export interface Tenant {
  readonly name: string;
  /** `undefined` where the file gives none that can be read. */
  readonly domain: string | undefined;
  readonly customDomains: readonly string[];
  readonly protected: boolean;
  readonly variables: ReadonlyMap<string, TenantVariable>;
  /** Short name -> client id. `undefined`: the value can't be known here. */
  readonly clients: ReadonlyMap<string, TenantClient>;
  /** A command acts on it, so that nothing more will be given: a variable with no value has none. */
  readonly chosen?: true;
  /** Where the file names it; none for a tenant that was picked. */
  readonly at?: Span;
  readonly domainAt?: Span;
}

/** A variable that a tenant lists. */
interface TenantVariable {
  readonly name: string;
  /** `undefined`: it has no value, so that one must be given on the command line. */
  readonly value: Primitive | undefined;
  readonly keyAt: Span;
}

/** An application to which a tenant gives a short name. */
interface TenantClient {
  readonly clientId: string | undefined;
  readonly keyAt: Span;
}

/** Values given from outside (`--var NAME=VALUE`) for variables that a tenant lists. */
export type Overrides = ReadonlyMap<string, string>;

/**
 * The tenants of a file, the first MOST_TENANTS. Parts that have the wrong shape are left out; the schema's findings speak of them.
 *
 * @param chosen - the name of the tenant that a command acts on
 */
export function readTenants(
  value: Value | undefined,
  overrides: Overrides = NO_OVERRIDES,
  chosen?: string,
): readonly Tenant[] {
  if (value?.kind !== "map") return [];
  return [...value.entries.values()]
    .slice(0, MOST_TENANTS)
    .flatMap((entry) =>
      entry.value.kind === "map" ? [readTenant(entry, entry.value, overrides, entry.key === chosen)] : [],
    );
}

function readTenant(entry: Entry, map: MapValue, overrides: Overrides, chosen: boolean): Tenant {
  const domain = map.entries.get("domain");
  const variables = new Map<string, TenantVariable>();
  for (const { key, keyAt, value } of entriesOf(map, "variables")) {
    if (value.kind !== "scalar") continue;
    const given = overrides.get(key);
    const own = value.source === "" && value.style === "plain" ? undefined : value.value;
    variables.set(key, { name: key, keyAt, value: given === undefined ? own : asTypeOf(own, given) });
  }
  const known = {
    name: entry.key,
    domain: textOf(domain?.value),
    variables,
    ...(chosen && { chosen: true as const }),
  };
  const clients = new Map<string, TenantClient>();
  for (const { key, keyAt, value } of entriesOf(map, "clients")) {
    const source = value.kind === "scalar" ? value.value : null;
    const id = expand(source, (name) => variableOf(known, name));
    const clientId = id.kind === "value" && id.value !== null ? String(id.value) : undefined;
    clients.set(key, { clientId, keyAt });
  }
  const custom = map.entries.get("custom_domains")?.value;
  return {
    ...known,
    clients,
    customDomains: custom?.kind === "list" ? custom.items.flatMap((item) => textOf(item) ?? []) : [],
    protected: isTrue(map.entries.get("protected")?.value),
    at: entry.keyAt,
    ...(domain && { domainAt: domain.value.at }),
  };
}

/** A tenant for a file that names none. */
export function pickedTenant(domain: string): Tenant {
  const name = domain;
  return { name, domain, customDomains: [], protected: false, variables: new Map(), clients: new Map() };
}

/** What `${name}` means on a tenant; with no tenant known, only the built-in names have a meaning, and that later. */
export function variableOf(
  tenant: Pick<Tenant, "name" | "domain" | "variables" | "chosen"> | undefined,
  name: string,
): Variable {
  if (name === "tenant.name") return tenant ? { value: tenant.name } : "later";
  if (name === "tenant.domain") return domainValue(tenant?.domain);
  const variable = tenant?.variables.get(name);
  if (variable === undefined) return "missing";
  if (variable.value !== undefined) return { value: variable.value };
  return tenant?.chosen ? "missing" : "later";
}

/** What can be no host, such as a whole URL, is an error of its own place: nothing is made of it that would be judged as well. */
function domainValue(domain: string | undefined): Variable {
  return domain !== undefined && HOST.test(domain) ? { value: domain } : "later";
}

/** A value from outside takes the type of the one that it replaces; where there is none, YAML's own reading. */
function asTypeOf(own: Primitive | undefined, given: string): Primitive {
  if (typeof own === "string") return given;
  if (given === "true" || given === "false") return given === "true";
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(given) ? Number(given) : given;
}

function entriesOf(map: MapValue, key: string): readonly Entry[] {
  const value = map.entries.get(key)?.value;
  return value?.kind === "map" ? [...value.entries.values()] : [];
}

function isTrue(value: Value | undefined): boolean {
  return value?.kind === "scalar" && value.value === true;
}

/** An API with variables is read and judged for each tenant. */
export const MOST_TENANTS = 200;
/**
 * Whatever has no scheme, user, path or space in it, and no dot at its end. `${tenant.domain}` stands for itself in a plan without a
 * tenant.
 */
const HOST = /^[^\s/@\\?#]*[^\s/@\\?#.]$/;
const NO_OVERRIDES: Overrides = new Map();
