import type { Span } from "../finding.ts";
import type { Tenant } from "./tenants.ts";
import type { Entry, ListValue, MapValue, ScalarValue, Value } from "./value.ts";

/** One item of an API's `grants`. What the file doesn't say is `undefined`. */
export interface Grant {
  readonly map: MapValue;
  /** Number of the item in the file's list. */
  readonly index: number;
  readonly client: string | undefined;
  readonly clientAt: Span;
  readonly subjectType: "client" | "user";
  /** The same, but `undefined` where it can't be known. */
  readonly subject: "client" | "user" | undefined;
  readonly scope: readonly GrantScope[] | undefined;
  /** The key `scope`, whatever stands behind it. */
  readonly scopeEntry: Entry | undefined;
  readonly allScopes: boolean | undefined;
  readonly absent: boolean;
  /** Known not to be `absent`. */
  readonly stays: boolean;
  readonly at: Span;
}

/** One item of a grant's `scope`. */
export interface GrantScope {
  readonly value: string;
  readonly at: Span;
  readonly text: ScalarValue;
}

/** The grants of a list that concern at least one of the tenants (all of them where there are none). */
export function readGrants(list: ListValue, tenants: readonly Tenant[]): readonly Grant[] {
  return list.items.flatMap((item, index) => {
    if (item.kind !== "map" || !concerns(item, tenants)) return [];
    const client = item.entries.get("client");
    const scopeEntry = item.entries.get("scope");
    const scope = scopeEntry?.value;
    const absent = scalar(item, "state") === "absent";
    const all = scalar(item, "allow_all_scopes");
    return [
      {
        map: item,
        index,
        client: asText(scalar(item, "client")),
        clientAt: client?.value.at ?? item.at,
        subjectType: scalar(item, "subject_type") === "user" ? ("user" as const) : ("client" as const),
        subject: subjectOf(item.entries.get("subject_type")?.value),
        scope: scope?.kind === "list" ? scope.items.flatMap(asScope) : undefined,
        scopeEntry,
        allScopes: typeof all === "boolean" ? all : undefined,
        absent,
        stays: !absent && item.entries.get("state")?.value.kind !== "unknown",
        at: item.at,
      },
    ];
  });
}

/** The grants of several views of an API, each once: where views share one, that of the last. */
export function eachOnce(grants: readonly Grant[]): readonly Grant[] {
  return [...new Map(grants.map((grant) => [grant.index, grant])).values()];
}

/** Does an API or grant with this map concern the tenants? Its `tenants:` list says so; without one, it does. */
export function concerns(map: MapValue, tenants: readonly Tenant[]): boolean {
  const named = map.entries.get("tenants")?.value;
  if (named?.kind !== "list" || tenants.length === 0) return true;
  return tenants.some(({ name }) => named.items.some((item) => item.kind === "scalar" && item.value === name));
}

function subjectOf(value: Value | undefined): Grant["subject"] {
  if (value === undefined) return "client";
  if (value.kind !== "scalar") return undefined;
  return value.value === "client" || value.value === "user" ? value.value : undefined;
}

function asScope(item: Value): GrantScope[] {
  return item.kind === "scalar" && typeof item.value === "string"
    ? [{ value: item.value, at: item.at, text: item }]
    : [];
}

function scalar(map: MapValue, key: string): unknown {
  const value = map.entries.get(key)?.value;
  return value?.kind === "scalar" ? value.value : undefined;
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
