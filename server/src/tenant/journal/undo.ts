import { type JsonObject, member } from "../../facts/json.ts";
import { indexTenant, type TenantIndex } from "../../facts/tenant-index.ts";
import type { TenantGrant, TenantState } from "../../facts/tenant-state.ts";
import type { DesiredApi, DesiredGrant, DesiredState } from "../desired/desired.ts";
import { counted } from "../plan/counted.ts";
import type { History, Touched } from "./history.ts";
import { allFields, type Restorable, restoredFields } from "./restorable.ts";
import { desiredTenant } from "./resume.ts";
import { standingOf } from "./standing.ts";

/**
 * A tenant as it was before a sync, as far as the sync changed it: only what it wrote and what still is as it left it.
 * What somebody has changed since is blocked, and each row names what can't be brought back.
 *
 * @param now - the tenant, freshly read
 */
export function undone({ begin, touched }: History, now: TenantState): DesiredState {
  const tenant = indexTenant(now);
  const identifiers = [...new Set(touched.map(({ identifier }) => identifier))];
  const managed = new Set(begin.desired.flatMap((api) => (api.managementApi ? [api.identifier] : [])));
  const apis = identifiers.map((identifier): DesiredApi => {
    const own = touched.filter((each) => each.identifier === identifier);
    const base = { identifier, managementApi: managed.has(identifier), exact: true } as const;
    const grants = own
      .filter(({ resource }) => resource === "grant")
      .map((each) => ({ each, name: nameOf(each, begin) }));
    const api = own.find(({ resource }) => resource === "api");
    const wanted = api ? undoneApi(api, own, tenant) : unchanged;
    return { ...base, ...wanted, grants: wanted.absent ? [] : grants.flatMap((grant) => undoneGrant(grant, tenant)) };
  });
  return { tenant: desiredTenant(begin.tenant), part: true, apis };
}

type Wanted = Pick<DesiredApi, "absent" | "fields" | "note" | "blocked" | "fieldsBlocked">;

const unchanged: Wanted = { absent: false, fields: {} };

function undoneApi(api: Touched, all: readonly Touched[], tenant: TenantIndex): Wanted {
  const { identifier, before, after, unheard } = api;
  const now = tenant.api(identifier);
  const standing = standingOf(api, now);
  if (standing.as === "moved") return { ...unchanged, blocked: standing.how };
  if (standing.as === "before") return before ? unchanged : { absent: true, fields: {} };
  if (before && now) {
    const restored = restoredFields("api", before, now.fields);
    const nothingLeft = Object.keys(restored.fields).length === 0;
    const note = [lostNote(restored), secretNote(before, after ?? {})].filter((each) => each !== "").join(" ");
    if (nothingLeft && note !== "") return { ...unchanged, fieldsBlocked: note };
    return { absent: false, fields: restored.fields, ...(note !== "" && { note }) };
  }
  if (before) {
    const restored = allFields("api", before);
    const note = [madeAnew(before), lostNote(restored)].filter((each) => each !== "").join(" ");
    return { absent: false, fields: restored.fields, note };
  }
  const reason = othersGrants(identifier, all, tenant);
  if (reason !== undefined) return { ...unchanged, blocked: reason };
  return { absent: true, fields: {}, ...(unheard && { note: unheardNote }) };
}

/** An API that a sync made goes with its grants, so these must all be the sync's own, and as it left them. */
function othersGrants(identifier: string, all: readonly Touched[], tenant: TenantIndex): string | undefined {
  const grants = tenant.grants(identifier).filter(({ system }) => !system);
  const others = grants.filter((grant) => {
    const own = all.find((each) => isOf(each, grant));
    return !own || standingOf(own, grant).as !== "left";
  });
  if (others.length === 0) return undefined;
  return `It would be deleted with ${counted(others.length, "grant")} that somebody has made or changed since.`;
}

interface Named {
  readonly each: Touched;
  /** What a reader knows the application by. */
  readonly name: string;
}

function undoneGrant({ each, name }: Named, tenant: TenantIndex): readonly DesiredGrant[] {
  const { identifier, before, clientId = "", unheard } = each;
  const now = tenant.grants(identifier).find((grant) => isOf(each, grant));
  const standing = standingOf(each, now);
  const subjectType = each.subjectType === "user" ? "user" : "client";
  const grant = { client: name, clientId, subjectType, absent: false, fields: {} } as const;
  if (standing.as === "moved") return [{ ...grant, blocked: standing.how }];
  if (standing.as === "before") return [];
  if (!before) return [{ ...grant, absent: true, ...(unheard && { note: unheardNote }) }];
  const restored = now ? restoredFields("grant", before, now.fields) : allFields("grant", before);
  const note = [now ? "" : linksNote, lostNote(restored)].filter((part) => part !== "").join(" ");
  return [{ ...grant, fields: restored.fields, ...(note !== "" && { note }) }];
}

function isOf(each: Touched, grant: TenantGrant): boolean {
  const { resource, clientId, subjectType } = each;
  return (
    resource === "grant" &&
    grant.clientId === clientId &&
    grant.subjectType === subjectType &&
    grant.defaultFor === undefined
  );
}

function nameOf({ identifier, clientId, subjectType }: Touched, { rows }: History["begin"]): string {
  const row = rows.find(
    (each) =>
      each.resource === "grant" &&
      each.identifier === identifier &&
      each.clientId === clientId &&
      each.subjectType === subjectType,
  );
  return row?.client ?? clientId ?? "";
}

const unheardNote = "The answer to its creation was never heard; it is just as this sync would have made it.";
const linksNote = "It gets another id, and organizations that were linked to it must be linked again.";

function madeAnew(before: JsonObject): string {
  const secret = member(before, "signing_alg") === "HS256" ? ", and another signing secret" : "";
  return `It gets another id${secret}; what names the old one must be changed by hand.`;
}

/** What is said where an API goes back to HS256 is an assumption: no recording shows which secret it has then. */
function secretNote(before: JsonObject, after: JsonObject): string {
  const back = member(before, "signing_alg") === "HS256" && member(after, "signing_alg") !== "HS256";
  return back ? "It may have another signing secret than before." : "";
}

function lostNote({ lost }: Restorable): string {
  return lost.length === 0 ? "" : `Can't be brought back: ${lost.join(", ")}.`;
}
