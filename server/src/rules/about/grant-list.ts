import type { ApiView } from "../../document/read/api.ts";
import type { Grant, GrantScope } from "../../document/read/grant.ts";
import type { Entry, ListValue, Value } from "../../document/read/value.ts";
import { shown } from "../../schema/words.ts";
import { isMisspeltIn } from "./misspelt.ts";
import { hidesSome } from "./torn.ts";

/** A grant's `scope` as written. */
export interface GrantScopes {
  readonly entry: Entry;
  readonly list: ListValue;
  readonly items: readonly GrantScope[];
}

/** The grants that a rule judges: what is to be removed needs no advice. */
export function stayingGrants(api: ApiView): readonly Grant[] {
  return api.grants?.filter(({ stays }) => stays) ?? [];
}

/** All grants of an API, if every one could be read: only then is it known that what none of them says is not said. */
export function wholeGrants(api: ApiView): readonly Grant[] | undefined {
  const list = api.get("grants");
  const { grants } = api;
  if (list?.kind !== "list" || grants === undefined || hidesSome(api.block)) return undefined;
  const readable = list.items.every((item) => item.kind === "map" && isReadable(item.entries.get("tenants")?.value));
  const known = grants.every((grant) => (grant.stays || grant.absent) && subjectOf(grant) !== undefined);
  return readable && known ? grants : undefined;
}

/** Whom a grant is for; `undefined` where that can't be known, as where `subject_type` is misspelt. */
export function subjectOf({ subject, map }: Grant): Grant["subject"] {
  return isMisspeltIn(map, "subject_type", "Grant") ? undefined : subject;
}

/** A grant's list of scopes, if it has one. */
export function scopesOf({ scope, scopeEntry: entry }: Grant): GrantScopes | undefined {
  if (scope === undefined || entry?.value.kind !== "list") return undefined;
  return { entry, list: entry.value, items: scope };
}

/** The same, if every item could be read. */
export function wholeScopesOf(grant: Grant): GrantScopes | undefined {
  const scopes = scopesOf(grant);
  return scopes?.items.length === scopes?.list.items.length && !hidesSome(grant.at.block) ? scopes : undefined;
}

/** Does a grant give all scopes? `undefined` where the file says something about it that can't be known. */
export function givesAll({ allScopes, map }: Grant): boolean | undefined {
  return map.entries.has("allow_all_scopes") ? allScopes : false;
}

/** How a message names a grant's application. */
export function applicationOf({ client }: Grant): string {
  return client === undefined ? "the application" : `"${shown(client)}"`;
}

function isReadable(tenants: Value | undefined): boolean {
  if (tenants === undefined) return true;
  return tenants.kind === "list" && tenants.items.every(({ kind }) => kind === "scalar");
}
