import { insertEntry } from "../../document/edit/edits.ts";
import type { Edit } from "../../document/finding.ts";
import type { Grant } from "../../document/read/grant.ts";
import { flowText } from "../../document/edit/plain-text.ts";
import { isObject, type Json, type JsonObject, member, same } from "../../facts/json.ts";
import { keysOf } from "../../schema/facts.ts";
import { clientName } from "../desired/client-name.ts";
import { isOrdinary, isOwnGrant, type NamedGrant, namedGrants, type OwnedGrant } from "../desired/named-grant.ts";
import { plainValue } from "../../document/read/plain-value.ts";
import { grantItem } from "./grant-item.ts";
import { pulledGrant } from "./pulled-grant.ts";
import { pullPlaceholders } from "./placeholders.ts";
import { rewriteEntry, type Rewriting } from "./rewrite.ts";
import type { Changes, PullTarget } from "./target.ts";

/**
 * The edits after which the API's list of grants is the tenant's. A grant that other tenants share, and that this one has
 * otherwise or not at all, stays theirs (`tenants:`); this tenant gets one of its own.
 *
 * @param isSure - what the file leaves out is added even where it is not clear whom another grant of it means
 */
export function grantEdits(target: PullTarget, isSure = false): Changes {
  const { view, desired, sharedWith } = target;
  const entry = view.entry("grants");
  if (!view.grants || view.value.kind !== "map" || entry?.value.kind !== "list") return nothing;
  const list = entry.value;
  if (sharedWith.length > 0 && (entry.via !== undefined || list.via !== undefined)) return nothing;

  const { named, leftOut } = matched(target);
  const steps = new Map(
    view.grants.flatMap((grant, at): [number, Step][] => {
      const each = named[at];
      // Two names for one application: which of them is to have what the tenant has, nobody can say.
      return each && !hasTwin(each, named) ? [[grant.index, stepFor(grant, each, target)]] : [];
    }),
  );
  const stay = list.items.flatMap((item, at) => (steps.get(at) ?? { item: plainValue(item) }).item ?? []);
  const added = [...steps.values()].flatMap(({ anew }) => anew ?? []);
  // Until it is clear whom the file means, a grant that it seems to leave out may be the very one.
  const unsure = named.some(({ application, desired: { absent } }) => "problem" in application && !absent);
  const extra = desired.managementApi || (unsure && !isSure) ? [] : leftOut;
  const to = [...stay, ...[...added, ...extra].map((grant) => itemOf(grant, target))];
  const placeholders = pullPlaceholders(target);
  const edits = rewriteEntry(view.value, entry, to, { ...grantRewriting, placeholder: placeholders.rewrite });
  const narrowed = [...steps.values()].flatMap((step) => step.narrowed ?? []);
  // A key that comes to the last item stands before the items that come behind it.
  return { edits: [...narrowed, ...edits, ...placeholders.inVariables], notes: placeholders.notes("all") };
}

/** What becomes of one item of the file's list. */
interface Step {
  /** None: it goes. */
  readonly item?: Json;
  /** The edits that take this tenant away from it. */
  readonly narrowed?: readonly Edit[];
  /** The tenant's grant, in its place for this tenant alone. */
  readonly anew?: OwnedGrant;
}

function matched({ desired, index, domain, ownClientId }: PullTarget) {
  const actual = index.grants(desired.identifier).filter(isOrdinary);
  const named = namedGrants(desired, index);
  const known = new Set(named.map(({ there }) => there));
  const leftOut = actual.filter((grant) => !known.has(grant) && !isOwnGrant(grant, { domain, ownClientId }));
  return { named, leftOut };
}

function hasTwin({ desired, application }: NamedGrant, all: readonly NamedGrant[]): boolean {
  const same = all.filter(
    (other) =>
      other.desired.subjectType === desired.subjectType &&
      "clientId" in other.application &&
      "clientId" in application &&
      other.application.clientId === application.clientId,
  );
  return same.length > 1;
}

function stepFor(grant: Grant, { desired, application, there }: NamedGrant, target: PullTarget): Step {
  const item = plainValue(grant.map);
  if (desired.absent || "problem" in application) return { item };
  const fields = there && pulledGrant(desired.fields, there.fields);
  if (fields && same(fields, desired.fields)) return { item };
  const others = othersOf(grant, target);
  if (others.length === 0) return fields ? { item: { ...ours(item), ...fields } } : {};
  const narrowed = narrow(grant, others);
  return narrowed ? { item, narrowed, ...(there && { anew: there }) } : { item };
}

/** The tenants that share a grant of the file with this one. */
function othersOf({ map }: Grant, { sharedWith }: PullTarget): readonly string[] {
  const named = map.entries.get("tenants")?.value;
  const only = named?.kind === "list" ? named.items.map(plainValue) : undefined;
  return sharedWith.filter((name) => only === undefined || only.includes(name));
}

function narrow({ map }: Grant, others: readonly string[]): readonly Edit[] | undefined {
  if (map.via !== undefined) return undefined;
  const entry = map.entries.get("tenants");
  if (entry) return rewriteEntry(map, entry, [...others], grantRewriting);
  return [insertEntry(map, "tenants", flowText(others))];
}

/** All grants of the tenant as a file says them. */
export function grantItems(target: PullTarget): readonly JsonObject[] {
  return target.index
    .grants(target.desired.identifier)
    .filter(isOrdinary)
    .map((grant) => itemOf(grant, target));
}

function itemOf(grant: OwnedGrant, { tenant, file, index, sharedWith }: PullTarget): JsonObject {
  const client = clientName(grant.clientId, tenant, file.shortNames, index);
  return grantItem(client, grant, sharedWith.length > 0 ? [tenant.name] : []);
}

/** Keys that are the file's, not the Management API's. */
function ours(item: Json): JsonObject {
  if (!isObject(item)) return {};
  const entries = grantOurs.flatMap((key): [string, Json][] => {
    const value = member(item, key);
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(entries);
}

/** Tells the items of a list apart, also those for different tenants. */
function grantKey(item: Json): string {
  const { client, subject_type: subject = "client", tenants = null, state = null } = isObject(item) ? item : {};
  return isObject(item) ? JSON.stringify([client, subject, tenants, state]) : JSON.stringify(item);
}

const grantOurs = ["client", "subject_type", "tenants", "state"];
/** How a list of grants, or one of them, is rewritten. */
export const grantRewriting: Rewriting = { order: keysOf("Grant").map(({ key }) => key), key: grantKey };
const nothing: Changes = { edits: [], notes: [] };
