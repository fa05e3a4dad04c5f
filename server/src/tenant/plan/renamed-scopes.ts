import { distance } from "../../text/nearest.ts";
import { isList, type Json, type JsonObject, member, withMember } from "../../facts/json.ts";
import { indexTenant, type TenantIndex } from "../../facts/tenant-index.ts";
import type { TenantApi, TenantState } from "../../facts/tenant-state.ts";
import type { DesiredApi, DesiredGrant, DesiredState } from "../desired/desired.ts";
import { type NamedGrant, namedGrants } from "../desired/named-grant.ts";
import { keyedItems } from "./keyed.ts";

/** Old name -> new name. */
export type Renames = ReadonlyMap<string, string>;

/**
 * Scopes that the file leaves out and another new one probably continues: it has the same description, nearly the same
 * name, or takes the old one's place in a grant. A tenant knows no renaming; it is one scope that goes and one that comes.
 */
export function renamedScopes(desired: DesiredApi, actual: TenantApi | undefined, tenant: TenantIndex): Renames {
  const wanted = keyedItems("scopes", member(desired.fields, "scopes") ?? null);
  const had = keyedItems("scopes", member(actual?.fields ?? {}, "scopes") ?? []);
  if (!wanted || !had) return new Map();
  const gone = [...had].filter(([value]) => !wanted.has(value));
  const come = new Map([...wanted].filter(([value]) => !had.has(value)));
  if (gone.length === 0 || come.size === 0) return new Map();

  const described = new Map([...come].flatMap(([value, item]) => descriptionOf(item).map((text) => [text, value])));
  const swapped = swapsInGrants(new Set(gone.map(([value]) => value)), come, desired, tenant);
  const renames = new Map<string, string>();
  const taken = new Set<string>();
  for (const [value, item] of gone) {
    const successor = [
      ...descriptionOf(item).flatMap((text) => described.get(text) ?? []),
      ...(gone.length * come.size <= mostCompared ? [...come.keys()].filter((each) => isNear(value, each)) : []),
      ...(swapped.get(value) ?? []),
    ].find((each) => !taken.has(each));
    if (successor === undefined) continue;
    renames.set(value, successor);
    taken.add(successor);
  }
  return renames;
}

/** Pairs of names that are compared letter by letter; where more come and go, a renaming is not what happens. */
const mostCompared = 2500;

/** A plural, a typo: `read:orders` and `write:orders` are not near. */
function isNear(one: string, other: string): boolean {
  const most = Math.min(2, Math.floor(one.length / 8));
  return Math.abs(one.length - other.length) <= most && distance(one, other) <= most;
}

/** New scopes that stand in a grant where an old one stood. */
function swapsInGrants(
  gone: ReadonlySet<Json>,
  come: ReadonlyMap<string, JsonObject>,
  desired: DesiredApi,
  tenant: TenantIndex,
): ReadonlyMap<Json, readonly string[]> {
  const swaps = new Map<Json, readonly string[]>();
  for (const grant of namedGrants(desired, tenant)) {
    const scope = member(grant.desired.fields, "scope");
    const held = heldBy(grant);
    const [lost, another] = held.filter((each) => gone.has(each));
    const got = (isList(scope) ? scope : []).filter((each) => typeof each === "string" && come.has(each));
    const [gained] = got;
    if (lost === undefined || another !== undefined || got.length !== 1 || typeof gained !== "string") continue;
    swaps.set(lost, [...(swaps.get(lost) ?? []), gained]);
  }
  return swaps;
}

/**
 * The file with the old names still beside the new ones, on the API and in each grant that held them: the first of two
 * steps in which running callers survive a renaming. The second is the file as it is.
 */
export function withOldNames(desired: DesiredState, actual: TenantState): DesiredState {
  const tenant = indexTenant(actual);
  return { ...desired, apis: desired.apis.map((api) => withOldNamesOf(api, tenant)) };
}

function withOldNamesOf(desired: DesiredApi, tenant: TenantIndex): DesiredApi {
  const actual = tenant.api(desired.identifier);
  const renames = renamedScopes(desired, actual, tenant);
  const had = keyedItems("scopes", member(actual?.fields ?? {}, "scopes") ?? []);
  const scopes = member(desired.fields, "scopes");
  if (renames.size === 0 || !had || !isList(scopes)) return desired;
  const old = [...renames.keys()].flatMap((value) => had.get(value) ?? []);
  const kept = [...renames].map(([before, now]) => `${before} beside ${now}`).join(", ");
  return {
    ...desired,
    fields: withMember(desired.fields, "scopes", [...scopes, ...old]),
    ...(desired.grants && { grants: namedGrants(desired, tenant).map((grant) => stillGranted(grant, renames)) }),
    note: `Keeps ${kept} for now, so that running callers survive.`,
  };
}

function stillGranted(named: NamedGrant, renames: Renames): DesiredGrant {
  const grant = named.desired;
  const scope = member(grant.fields, "scope");
  if (!isList(scope)) return grant;
  const held = heldBy(named);
  const kept = [...renames].filter(([old, now]) => held.includes(old) && scope.includes(now)).map(([old]) => old);
  return { ...grant, fields: withMember(grant.fields, "scope", [...scope, ...kept]) };
}

/** The scopes that the grant has on the tenant. */
function heldBy({ there }: NamedGrant): readonly Json[] {
  const scope = member(there?.fields ?? {}, "scope");
  return isList(scope) ? scope : [];
}

function descriptionOf(scope: JsonObject): readonly string[] {
  const description = member(scope, "description");
  return typeof description === "string" && description !== "" ? [description] : [];
}
