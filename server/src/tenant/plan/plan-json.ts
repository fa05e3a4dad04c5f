import type { JsonObject } from "../../facts/json.ts";
import { type DesiredGrant, noTenant, type Source } from "../desired/desired.ts";
import type { Change } from "./change.ts";
import type { Plan } from "./plan.ts";
import { consequencesOf } from "./tag.ts";

/** The plan as its readers know it: without the writes, which are this program's own. For any tenant, it names no domain. */
export function planToJson(plan: Plan): JsonObject {
  const { version, tenant, changes, requests } = plan;
  const sourceOf = sourcesOf(plan);
  const { name, domain } = tenant;
  return {
    version,
    tenant: { ...(name !== undefined && { name }), ...(domain !== noTenant && { domain }) },
    changes: changes.map((change) => changeToJson(change, sourceOf(change))),
    requests,
  };
}

/** Where the file says what a row is about: its grant, else its API. */
export function sourcesOf({ desired }: Plan): (change: Change) => Source | undefined {
  // Of one that stands twice, the first counts.
  const apis = new Map(desired.toReversed().map((api) => [api.identifier, api]));
  return ({ resource, identifier, client, clientId, subjectType }) => {
    const { source, grants = [] } = apis.get(identifier) ?? {};
    // An application of the tenant may be called by a short name of the file that stands for another one.
    const isIt = (grant: DesiredGrant) =>
      grant.client === client &&
      grant.subjectType === subjectType &&
      (grant.clientId ?? clientId) === (clientId ?? grant.clientId);
    const line = resource === "grant" ? source?.grants?.[grants.findIndex(isIt)] : undefined;
    return source && { ...source, ...(line !== undefined && { line }) };
  };
}

/** A plan's row as JSON, without anything that is not meant for its readers. */
export function changeToJson(change: Change, source?: Source): JsonObject {
  const { kind, resource, identifier, client, clientId, subjectType, fields, reason } = change;
  const consequences = consequencesOf(change).map(({ tag, why }) => ({ tag, why }));
  const [gravest] = consequences;
  return {
    kind,
    resource,
    identifier,
    ...(client !== undefined && { client }),
    ...(clientId !== undefined && { clientId }),
    ...(subjectType !== undefined && { subjectType }),
    fields: fields.map(({ path, before, after }) => ({ path, before, after })),
    ...(gravest && { tag: gravest.tag, consequences }),
    ...(reason !== undefined && { reason }),
    ...(source?.path !== undefined && { file: source.path }),
    ...(source && { line: source.line }),
  };
}
