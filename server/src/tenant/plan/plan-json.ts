import type { JsonObject } from "../../facts/json.ts";
import type { Change } from "./change.ts";
import type { Plan } from "./plan.ts";
import { consequencesOf } from "./tag.ts";

/** The plan as its readers know it: without the writes, which are this program's own. */
export function planToJson({ version, tenant, changes, requests }: Plan): JsonObject {
  const { name, domain } = tenant;
  return {
    version,
    tenant: { ...(name !== undefined && { name }), domain },
    changes: changes.map(changeToJson),
    requests,
  };
}

/** A plan's row as JSON, without anything that is not meant for its readers. */
export function changeToJson(change: Change): JsonObject {
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
  };
}
