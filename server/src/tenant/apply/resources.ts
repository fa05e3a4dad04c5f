import { readApi, readGrant } from "../connection/edge.ts";
import { type JsonObject, member } from "../../facts/json.ts";
import { type ManagementApi, type ManagementRequest, segment } from "../connection/management-api.ts";
import { readPages } from "../connection/pages.ts";
import { apiList, grantList } from "../connection/read.ts";
import { asTenantError, isUncertain, TenantError } from "../connection/tenant-error.ts";
import type { TenantApi, TenantGrant } from "../../facts/tenant-state.ts";
import type { Recorder } from "../journal/recorder.ts";
import type { Write } from "../plan/write.ts";

/** What a write makes, changes or deletes. */
export type Resource = TenantApi | TenantGrant;

/** One API or grant by its id, as it is now; `undefined` where the tenant says that there is none. */
export async function readById(api: ManagementApi, write: Write, signal?: AbortSignal): Promise<Resource | undefined> {
  const { seen } = write;
  if (!seen) return await readByName(api, write);
  try {
    const { body } = await api.send({ method: "GET", path: pathOf(write), signal });
    return read(write, body, api.domain);
  } catch (error) {
    if (error instanceof TenantError && error.code === "not-found") return undefined;
    throw error;
  }
}

/** The API of this identifier, or the grant of this application: what a create was to make. */
async function readByName(api: ManagementApi, write: Write): Promise<Resource | undefined> {
  if (write.resource === "api") {
    const apis = await readPages(api, apiList(api.domain, [write.identifier]));
    return apis.find(({ identifier }) => identifier === write.identifier);
  }
  const grants = await readPages(api, grantList(api.domain, write));
  return grants.find(
    (grant) =>
      grant.audience === write.audience &&
      grant.clientId === write.clientId &&
      grant.subjectType === write.subjectType &&
      grant.defaultFor === undefined,
  );
}

/**
 * Sends the write, recorded before and after; its answer (nothing for a deletion), and when it went out.
 *
 * @param fresh - what was read before a change; `undefined` for a create
 */
export async function send(
  { api, record }: { readonly api: ManagementApi; readonly record: Recorder },
  write: Write,
  fresh: JsonObject | undefined,
  timing: Pick<ManagementRequest, "notAfter" | "signal">,
): Promise<{ readonly value: Resource | undefined; readonly at: number }> {
  const { method } = write;
  const json = write.body(fresh ?? {});
  await record.sends(write, fresh, json);
  try {
    const { body, sentAt } = await api.send({
      method,
      path: pathOf(write),
      ...(method !== "DELETE" && { json }),
      ...timing,
    });
    const value = method === "DELETE" ? undefined : read(write, body, api.domain);
    await record.holds(write, value);
    return { value, at: sentAt };
  } catch (error) {
    if (!isUncertain(asTenantError(error, api.domain))) await record.nothing(write);
    throw error;
  }
}

/** Fields that a write may change. */
export function touches(write: Write, fresh: JsonObject): ReadonlySet<string> {
  const body = write.body(fresh);
  // Under `allow_all_scopes`, `scope` vanishes from the answer.
  return new Set([...Object.keys(body), ...(member(body, "allow_all_scopes") === undefined ? [] : ["scope"])]);
}

function pathOf({ resource, seen }: Write): string {
  const collection = resource === "api" ? "/resource-servers" : "/client-grants";
  return seen ? `${collection}/${segment(seen.id)}` : collection;
}

function read({ resource }: Write, body: unknown, domain: string): Resource {
  return resource === "api" ? readApi(body, domain) : readGrant(body, domain);
}
