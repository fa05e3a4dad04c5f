import { isList, isObject, type Json, type JsonObject, member } from "./json.ts";
import type { TenantApi, TenantClient, TenantGrant, TenantState } from "./tenant-state.ts";

/**
 * What stood on a tenant when it was read. Whoever has read one may hand it to the language server by a notification of this
 * name, with {@link TenantFactsParams}. Never a secret.
 */
export const TENANT_FACTS = "authApis/tenantFacts";

export type TenantFactsParams = TenantFacts | ForgetTenant;

/** What is known of one tenant. */
export interface TenantFacts {
  /** The tenant's own host name; with a port only on loopback. */
  readonly domain: string;
  /** Milliseconds since 1970. */
  readonly readAt: number;
  readonly state: TenantState;
}

/** What was known of a tenant counts no more: the user signed out, or its local tenant has stopped. */
interface ForgetTenant {
  readonly domain: string;
  readonly forget: true;
}

/**
 * Reads a {@link TenantFactsParams} of which nothing can be taken for granted; `undefined`: it is none. Keeps what the types name and
 * nothing else, and no field that is named as a secret.
 */
export function readTenantFacts(params: unknown): TenantFactsParams | undefined {
  const whole = params as Json;
  if (!isObject(whole)) return undefined;
  const domain = member(whole, "domain");
  if (typeof domain !== "string" || domain === "") return undefined;
  if (member(whole, "forget") === true) return { domain, forget: true };
  const [readAt, state] = [member(whole, "readAt"), member(whole, "state")];
  if (typeof readAt !== "number" || !isObject(state)) return undefined;
  const apis = listOf(state, "apis", readApi);
  const grants = listOf(state, "grants", readGrant);
  const clients = listOf(state, "clients", readClient);
  return apis && grants && clients && { domain, readAt, state: { apis, grants, clients } };
}

function readApi(api: JsonObject): TenantApi | undefined {
  const [id, identifier] = [text(api, "id"), text(api, "identifier")];
  if (id === undefined || identifier === undefined) return undefined;
  return { id, identifier, system: flag(api, "system"), fields: fields(api) };
}

function readGrant(grant: JsonObject): TenantGrant | undefined {
  const [id, audience, subjectType] = [text(grant, "id"), text(grant, "audience"), text(grant, "subjectType")];
  if (id === undefined || audience === undefined || subjectType === undefined) return undefined;
  const [clientId, defaultFor] = [text(grant, "clientId"), text(grant, "defaultFor")];
  return { id, clientId, audience, subjectType, system: flag(grant, "system"), defaultFor, fields: fields(grant) };
}

function readClient(client: JsonObject): TenantClient | undefined {
  const [clientId, name] = [text(client, "clientId"), text(client, "name")];
  if (clientId === undefined || name === undefined) return undefined;
  const types = member(client, "grantTypes");
  return {
    clientId,
    name,
    appType: text(client, "appType"),
    grantTypes: isList(types) ? types.filter((type) => typeof type === "string") : undefined,
    authentication: text(client, "authentication"),
    firstParty: flag(client, "firstParty"),
    global: flag(client, "global"),
  };
}

/** `undefined` where one item is wrong: half a list would make what it lacks seem absent. */
function listOf<T>(of: JsonObject, key: string, read: (item: JsonObject) => T | undefined): readonly T[] | undefined {
  const list = member(of, key);
  if (!isList(list)) return undefined;
  const items = list.map((item) => (isObject(item) ? read(item) : undefined));
  return items.every((item) => item !== undefined) ? items : undefined;
}

function fields(of: JsonObject): JsonObject {
  const all = member(of, "fields");
  return isObject(all) ? Object.fromEntries(Object.entries(all).filter(([key]) => !/secret/i.test(key))) : {};
}

function text(of: JsonObject, key: string): string | undefined {
  const value = member(of, key);
  return typeof value === "string" ? value : undefined;
}

function flag(of: JsonObject, key: string): boolean {
  return member(of, key) === true;
}
