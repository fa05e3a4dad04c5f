import type { JsonObject } from "../../facts/json.ts";
import { allowedFields } from "../connection/edge.ts";
import type { DesiredApi, DesiredGrant } from "../desired/desired.ts";
import type { Change } from "../plan/change.ts";

/** What is wanted of the APIs that these rows are about, with nothing in it that a tenant's answer could not have either. */
export function desiredOf(desired: readonly DesiredApi[], rows: readonly Change[]): readonly DesiredApi[] {
  const concerned = new Set(rows.map(({ identifier }) => identifier));
  return desired
    .filter(({ identifier }) => concerned.has(identifier))
    .map((api) => ({
      ...api,
      fields: allowedFields("api", api.fields),
      ...(api.grants && {
        grants: api.grants.map((grant) => ({ ...grant, fields: allowedFields("grant", grant.fields) })),
      }),
    }));
}

/**
 * The part of a desired state that these rows of its plan carry out: their fields and their grants, and nothing else. A
 * plan of it does no more than they did, whatever else differs by now.
 */
export function partFor(desired: readonly DesiredApi[], rows: readonly Change[]): readonly DesiredApi[] {
  return desired.flatMap((api) => {
    const own = rows.filter(({ identifier }) => identifier === api.identifier);
    return own.length === 0 ? [] : [api.absent ? api : part(api, own)];
  });
}

function part(api: DesiredApi, rows: readonly Change[]): DesiredApi {
  const ofApi = rows.filter(({ resource }) => resource === "api");
  const created = ofApi.some(({ kind }) => kind === "create");
  const named = new Set(ofApi.flatMap(({ fields }) => fields.map(({ path }) => path.split(".", 1).join())));
  const { identifier, absent, managementApi, exact } = api;
  const grants = rows.filter(({ resource }) => resource === "grant").flatMap((row) => grantFor(row, api) ?? []);
  return {
    identifier,
    absent,
    managementApi,
    ...(exact && { exact }),
    fields: created ? api.fields : pick(api.fields, named),
    grants,
  };
}

function grantFor(
  { kind, client, clientId, subjectType }: Change,
  { grants = [] }: DesiredApi,
): DesiredGrant | undefined {
  const type = subjectType === "user" ? "user" : "client";
  const id = clientId === undefined ? {} : { clientId };
  const name = client ?? clientId ?? "";
  if (kind === "removal") return { client: name, ...id, subjectType: type, absent: true, fields: {} };
  const wanted = grants.find((grant) => grant.client === client && grant.subjectType === type);
  return wanted && { ...wanted, ...id };
}

function pick(fields: JsonObject, names: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.has(name)));
}
