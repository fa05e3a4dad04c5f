import type { ApiView, Scope } from "../../document/read/api.ts";
import type { ListValue } from "../../document/read/value.ts";
import { hidesSome } from "./torn.ts";

/** An API's `scopes` as written. */
export interface ScopeList {
  readonly list: ListValue;
  readonly scopes: readonly Scope[];
  /** Every item could be read, so that a scope which is not among them is not defined. */
  readonly whole: boolean;
}

/** The list of an API's scopes; `undefined` where the file has none, which says nothing about the tenant's. */
export function scopeList(api: ApiView): ScopeList | undefined {
  const list = api.get("scopes");
  if (list?.kind !== "list") return undefined;
  const scopes = api.scopes ?? [];
  return { list, scopes, whole: scopes.length === list.items.length && !hidesSome(api.block) };
}
