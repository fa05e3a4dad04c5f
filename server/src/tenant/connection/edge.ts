import type { Json, JsonObject } from "../../facts/json.ts";
import { wireFields } from "../../schema/facts.ts";
import { TenantError } from "./tenant-error.ts";
import type { RolePermission, TenantRole } from "../../facts/tenant-role.ts";
import type { TenantApi, TenantClient, TenantGrant } from "../../facts/tenant-state.ts";

// Where a tenant's answer comes in. Only what is listed here passes: the answer to a create holds the signing secret
// of an HS256 API, and a list of applications could hold theirs.

const apiFields = wireFields("Api").flatMap(({ key, immutable }) => (immutable ? [] : [key]));
const grantFields = wireFields("Grant").flatMap(({ key, immutable }) => (immutable ? [] : [key]));

/** What is asked of `/clients`; `include_fields` keeps everything else, secrets above all, at the tenant. */
export const clientFields = [
  "client_id",
  "name",
  "app_type",
  "grant_types",
  "token_endpoint_auth_method",
  "is_first_party",
  "global",
];

type Wire = Readonly<Record<string, unknown>>;

/** An API of an answer. @throws TenantError `unexpected-answer`, as all of these do */
export function readApi(value: unknown, domain: string): TenantApi {
  const api = record(value, domain);
  const identifier = text(api, "identifier", domain);
  return {
    id: text(api, "id", domain),
    identifier,
    system: api["is_system"] === true,
    fields: pick(api, apiFields),
  };
}

/** A grant of an answer. */
export function readGrant(value: unknown, domain: string): TenantGrant {
  const grant = record(value, domain);
  return {
    id: text(grant, "id", domain),
    clientId: optional(grant, "client_id"),
    audience: text(grant, "audience", domain),
    // Recordings from before 2025 lack it; then every grant was one for clients.
    subjectType: optional(grant, "subject_type") ?? "client",
    system: grant["is_system"] === true,
    defaultFor: optional(grant, "default_for"),
    fields: pick(grant, grantFields),
  };
}

/** An application of an answer. */
export function readClient(value: unknown, domain: string): TenantClient {
  const client = record(value, domain);
  const grantTypes = client["grant_types"];
  return {
    clientId: text(client, "client_id", domain),
    name: optional(client, "name") ?? "",
    appType: optional(client, "app_type"),
    grantTypes: Array.isArray(grantTypes) ? grantTypes.filter((each) => typeof each === "string") : undefined,
    authentication: optional(client, "token_endpoint_auth_method"),
    firstParty: client["is_first_party"] !== false,
    global: client["global"] === true,
  };
}

/** A role of an answer. */
export function readRole(value: unknown, domain: string): Omit<TenantRole, "permissions"> {
  const role = record(value, domain);
  return { id: text(role, "id", domain), name: optional(role, "name") ?? "" };
}

/** A scope that a role holds. */
export function readPermission(value: unknown, domain: string): RolePermission {
  const permission = record(value, domain);
  const audience = text(permission, "resource_server_identifier", domain);
  return { audience, scope: text(permission, "permission_name", domain) };
}

/** Of fields that are to be written down, those that may pass here as well. */
export function allowedFields(resource: "api" | "grant", fields: JsonObject): JsonObject {
  return pick(fields, resource === "api" ? apiFields : grantFields);
}

function pick(wire: Wire, fields: readonly string[]): JsonObject {
  const present = fields.filter((field) => wire[field] !== undefined);
  return Object.fromEntries(present.map((field) => [field, wire[field] as Json]));
}

function record(value: unknown, domain: string): Wire {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Wire;
  throw new TenantError("unexpected-answer", { domain });
}

function text(wire: Wire, key: string, domain: string): string {
  const value = wire[key];
  if (typeof value === "string" && value !== "") return value;
  throw new TenantError("unexpected-answer", { domain, reason: `no ${key}` });
}

function optional(wire: Wire, key: string): string | undefined {
  const value = wire[key];
  return typeof value === "string" ? value : undefined;
}
