import { type Application, applicationName } from "../desired/application.ts";
import type { Change } from "./change.ts";
import type { DesiredApi, DesiredGrant } from "../desired/desired.ts";
import { managementAudience } from "../connection/domain.ts";
import {
  isOrdinary,
  isOwned,
  isOwnGrant,
  type NamedGrant,
  namedGrants,
  type OwnedGrant,
} from "../desired/named-grant.ts";
import { grantDifference } from "./grant-body.ts";
import { createGrant, removeGrant, updateGrant } from "./grant-writes.ts";
import type { PlanContext } from "./plan-context.ts";
import type { GrantWrite } from "./write.ts";

export interface GrantPlan {
  readonly rows: readonly Change[];
  readonly writes: readonly GrantWrite[];
}

/** The grants of one API, matched by application and subject type. Without a list in the file, none is compared. */
export function planGrants(api: DesiredApi, context: PlanContext): GrantPlan {
  if (!api.grants) return nothing;
  const actual = context.tenant.grants(api.identifier).filter(isOrdinary);
  const named = namedGrants(api, context.tenant);
  const parts = named.map((each) => planNamed(api, each, named, context));
  if (context.isPart) return merged(parts);
  // Until it is clear whom the file means, a grant that it seems to leave out may be the very one.
  const unsure = named.some(({ application, desired }) => "problem" in application && !isNothing(application, desired));
  const matched = new Set(named.map(({ there }) => there));
  const leftOut = actual.filter((grant) => !matched.has(grant));
  return merged([...parts, ...leftOut.map((grant) => planLeftOut(api, grant, unsure, context))]);
}

/** The grants that fall with an API, each a row of its own. */
export function planGrantsOfRemoved(identifier: string, { tenant }: PlanContext): GrantPlan {
  const grants = tenant
    .grants(identifier)
    .filter(isOwned)
    .filter(({ system }) => !system);
  return merged(grants.map((grant) => written(removeGrant(grant, applicationName(grant.clientId, tenant)))));
}

function planNamed(
  api: DesiredApi,
  { desired, application, there }: NamedGrant,
  all: readonly NamedGrant[],
  context: PlanContext,
): GrantPlan {
  if (desired.blocked !== undefined) return blocked(api, desired, desired.blocked, desired.clientId);
  if ("problem" in application) {
    return isNothing(application, desired) ? nothing : blocked(api, desired, application.problem, desired.clientId);
  }
  const { clientId } = application;
  const twins = all.filter(
    (other) =>
      "clientId" in other.application &&
      other.application.clientId === clientId &&
      other.desired.subjectType === desired.subjectType,
  );
  if (twins.length > 1) return blocked(api, desired, `The file has ${twins.length} grants for ${clientId}.`, clientId);
  const kept = there && !desired.absent && grantDifference(desired.fields, there.fields).length === 0;
  if (kept || (!there && desired.absent)) return nothing;
  if (isOwn(api, clientId, desired.subjectType, context)) return blocked(api, desired, ownReason, clientId);
  if (hasSystemGrant(api, clientId, desired, context)) return blocked(api, desired, systemReason, clientId);
  if (!there) return written(createGrant(api.identifier, desired, clientId));
  return written(desired.absent ? removeGrant(there, desired.client, desired.note) : updateGrant(there, desired));
}

function planLeftOut(api: DesiredApi, grant: OwnedGrant, unsure: boolean, context: PlanContext): GrantPlan {
  const { clientId, subjectType } = grant;
  if (isOwn(api, clientId, subjectType, context)) return nothing;
  const client = applicationName(clientId, context.tenant);
  if (!api.managementApi && !unsure) return written(removeGrant(grant, client));
  const about = {
    resource: "grant",
    identifier: api.identifier,
    ...(client !== undefined && { client }),
    clientId,
    subjectType,
    fields: [],
  } as const;
  const row: Change = api.managementApi
    ? { kind: "extra", ...about }
    : { kind: "blocked", ...about, reason: unsureReason };
  return { rows: [row], writes: [] };
}

/** A grant that the file wants gone, for an application that isn't there either. */
function isNothing(application: Application, { absent }: DesiredGrant): boolean {
  return absent && "problem" in application && application.unknown;
}

function isOwn(api: DesiredApi, clientId: string, subjectType: string, context: PlanContext): boolean {
  const audience = api.managementApi ? managementAudience(context.domain) : api.identifier;
  return isOwnGrant({ audience, clientId, subjectType }, context);
}

function hasSystemGrant(
  api: DesiredApi,
  clientId: string,
  { subjectType }: DesiredGrant,
  context: PlanContext,
): boolean {
  return context.tenant
    .grants(api.identifier)
    .some((grant) => grant.system && grant.clientId === clientId && grant.subjectType === subjectType);
}

const ownReason = "This is the grant that this program signs in with; change it in the Dashboard.";
const systemReason = "This grant is Auth0's own and can't be changed.";
const unsureReason =
  "The file leaves this grant out, but it also names an application that could not be found here; which one it means must be clear first.";

const nothing: GrantPlan = { rows: [], writes: [] };

function written(write: GrantWrite): GrantPlan {
  return { rows: write.rows, writes: [write] };
}

function blocked(api: DesiredApi, { client, subjectType }: DesiredGrant, reason: string, clientId?: string): GrantPlan {
  const id = clientId === undefined ? {} : { clientId };
  const about = { resource: "grant", identifier: api.identifier, client, ...id, subjectType } as const;
  return { rows: [{ kind: "blocked", ...about, fields: [], reason }], writes: [] };
}

function merged(plans: readonly GrantPlan[]): GrantPlan {
  return { rows: plans.flatMap(({ rows }) => rows), writes: plans.flatMap(({ writes }) => writes) };
}
