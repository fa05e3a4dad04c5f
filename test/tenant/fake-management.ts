import { thumbprint } from "../../server/src/tenant/thumbprint.ts";

// A Management API in memory, as small as the tests of a sync allow. It is written from the same facts as the local
// tenant and apart from it, so that each can show the other's misreadings.

export type Wire = Record<string, unknown>;

export interface FakeState {
  apis: Wire[];
  grants: Wire[];
  clients: Wire[];
  /** Each with its `permissions`. */
  roles?: Wire[];
}

export interface FakeRequest {
  readonly method: string;
  /** Below `/api/v2`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Wire;
}

export interface FakeAnswer {
  readonly status: number;
  readonly body?: unknown;
}

const apiKeys = new Set(
  (
    "name identifier scopes signing_alg token_dialect token_lifetime token_lifetime_for_web allow_offline_access " +
    "allow_online_access allow_online_access_with_ephemeral_sessions skip_consent_for_verifiable_first_party_clients " +
    "enforce_policies subject_type_authorization proof_of_possession token_encryption consent_policy " +
    "authorization_details authorization_policy"
  ).split(" "),
);
const grantKeys = new Set(
  "client_id audience subject_type scope allow_all_scopes organization_usage allow_any_organization authorization_details_types".split(
    " ",
  ),
);

let lastId = 0;

export function answer(state: FakeState, request: FakeRequest): FakeAnswer {
  const [, collection = "", rawId] = request.path.split("/");
  const id = rawId === undefined ? undefined : decodeURIComponent(rawId);
  if (collection === "clients") return list(state.clients, "clients", request.query);
  if (collection === "roles") return roles(state.roles ?? [], id, request.query);
  if (collection === "resource-servers") return id === undefined ? apis(state, request) : oneApi(state, id, request);
  if (collection === "client-grants") return id === undefined ? grants(state, request) : oneGrant(state, id, request);
  return refusal(404, "Not Found", "Not Found");
}

function roles(all: readonly Wire[], id: string | undefined, query: URLSearchParams): FakeAnswer {
  if (id === undefined)
    return list(
      all.map(({ id: own, name }) => ({ id: own, name })),
      "roles",
      query,
    );
  const role = all.find((each) => each["id"] === id);
  if (!role) return refusal(404, "Not Found", "The role does not exist");
  return list(role["permissions"] as readonly Wire[], "permissions", query);
}

function apis(state: FakeState, { method, query, body }: FakeRequest): FakeAnswer {
  if (method === "GET") {
    const identifiers = query.getAll("identifiers");
    if (identifiers.length > 10) return refusal(400, "Bad Request", "Too many identifiers", "invalid_query_string");
    const found = state.apis.filter(
      (api) => identifiers.length === 0 || identifiers.includes(String(api["identifier"])),
    );
    return list(found, "resource_servers", query);
  }
  const unknown = Object.keys(body).find((key) => !apiKeys.has(key));
  if (unknown !== undefined) return invalid(`'Additional properties not allowed: ${unknown}'.`);
  if (typeof body["identifier"] !== "string") return invalid("'Missing required property: identifier'.");
  if (state.apis.some((api) => api["identifier"] === body["identifier"])) {
    return refusal(409, "Conflict", "A resource server with the same identifier already exists.");
  }
  const api: Wire = {
    id: (++lastId).toString(16).padStart(24, "0"),
    signing_alg: "RS256",
    allow_offline_access: false,
    token_lifetime: 86400,
    token_lifetime_for_web: 7200,
    skip_consent_for_verifiable_first_party_clients: false,
    subject_type_authorization: { user: { policy: "allow_all" }, client: { policy: "require_client_grant" } },
  };
  lay(api, body);
  state.apis.push(api);
  const secret = api["signing_alg"] === "HS256" ? { signing_secret: "sssh-this-is-a-signing-secret-32" } : {};
  return { status: 201, body: { ...api, ...secret } };
}

function oneApi(state: FakeState, id: string, { method, body }: FakeRequest): FakeAnswer {
  const api = state.apis.find((each) => each["id"] === id || each["identifier"] === id);
  if (method === "DELETE" && !api) return { status: 204 };
  if (!api) return refusal(404, "Not Found", "The resource server does not exist", "inexistent_resource_server");
  if (method === "GET") return { status: 200, body: api };
  if (api["is_system"] === true) return refusal(400, "Bad Request", "System resource servers cannot be patched");
  if (method === "DELETE") {
    state.apis.splice(state.apis.indexOf(api), 1);
    return { status: 204 };
  }
  const unknown = Object.keys(body).find((key) => !apiKeys.has(key) || key === "identifier");
  if (unknown !== undefined) return invalid(`'Additional properties not allowed: ${unknown}'.`);
  const encryption = body["token_encryption"] as { encryption_key?: Wire } | null | undefined;
  if (encryption && typeof encryption.encryption_key?.["pem"] !== "string")
    return invalid("'Missing required property: pem'");
  if (encryption?.encryption_key?.["thumbprint_sha256"] !== undefined) return invalid("'Additional properties'");
  lay(api, body);
  return { status: 200, body: api };
}

/** Keys are merged, what is in them is replaced whole, `null` clears, and a public key is shown as its thumbprint. */
function lay(api: Wire, body: Wire): void {
  for (const [key, value] of Object.entries(structuredClone(body))) {
    if (value === null) Reflect.deleteProperty(api, key);
    else api[key] = value;
  }
  const key = (body["token_encryption"] as { encryption_key?: Wire } | null | undefined)?.encryption_key;
  if (!key) return;
  const { pem, ...rest } = key;
  api["token_encryption"] = {
    ...(body["token_encryption"] as Wire),
    encryption_key: { ...rest, thumbprint_sha256: thumbprint(String(pem)) },
  };
}

function grants(state: FakeState, { method, query, body }: FakeRequest): FakeAnswer {
  if (method === "GET") {
    const found = state.grants.filter((grant) =>
      ["audience", "client_id", "subject_type"].every((key) => !query.has(key) || grant[key] === query.get(key)),
    );
    return list(found, "client_grants", query);
  }
  const unknown = Object.keys(body).find((key) => !grantKeys.has(key));
  if (unknown !== undefined) return invalid(`'Additional properties not allowed: ${unknown}'.`);
  const api = state.apis.find((each) => each["identifier"] === body["audience"]);
  const client = state.clients.find((each) => each["client_id"] === body["client_id"]);
  if (!api) return refusal(404, "Not Found", "The resource server does not exist", "inexistent_resource_server");
  if (!client) return refusal(404, "Not Found", "The client does not exist", "inexistent_client");
  const subject = body["subject_type"] ?? "client";
  const twin = state.grants.some(
    (each) =>
      each["audience"] === body["audience"] &&
      each["client_id"] === body["client_id"] &&
      each["subject_type"] === subject,
  );
  if (twin) return refusal(409, "Conflict", "A client grant for this client and audience already exists.");
  const grant: Wire = { id: `cgr_${(++lastId).toString(36).padStart(16, "0")}`, scope: [], subject_type: subject };
  const refused = layGrant(grant, body, api["is_system"] === true);
  if (refused) return refused;
  state.grants.push(grant);
  return { status: 201, body: grant };
}

function oneGrant(state: FakeState, id: string, { method, body }: FakeRequest): FakeAnswer {
  const grant = state.grants.find((each) => each["id"] === id);
  if (method === "DELETE" && !grant) return { status: 204 };
  if (!grant) return refusal(404, "Not Found", "The client grant does not exist", "inexistent_client_grant");
  if (method === "GET") return { status: 200, body: grant };
  if (grant["is_system"] === true) return refusal(400, "Bad Request", "System grants cannot be changed");
  if (method === "DELETE") {
    state.grants.splice(state.grants.indexOf(grant), 1);
    return { status: 204 };
  }
  const unknown = Object.keys(body).find(
    (key) => !grantKeys.has(key) || ["client_id", "audience", "subject_type"].includes(key),
  );
  if (unknown !== undefined) return invalid(`'Additional properties not allowed: ${unknown}'.`);
  if (Object.keys(body).length === 0) return invalid("'Too few properties defined (0), minimum 1'.");
  const api = state.apis.find((each) => each["identifier"] === grant["audience"]);
  return layGrant(grant, body, api?.["is_system"] === true) ?? { status: 200, body: grant };
}

function layGrant(grant: Wire, body: Wire, system: boolean): FakeAnswer | undefined {
  if (system && "allow_all_scopes" in body) {
    return invalid("`allow_all_scopes` cannot be provided when `audience` is a system API");
  }
  const all = "allow_all_scopes" in body ? body["allow_all_scopes"] : grant["allow_all_scopes"];
  const scope = body["scope"];
  if (all === true && Array.isArray(scope) && scope.length > 0) return invalid("`scope` and `allow_all_scopes`");
  for (const [key, value] of Object.entries(structuredClone(body))) {
    if (value === null) Reflect.deleteProperty(grant, key);
    else grant[key] = value;
  }
  if (all === true) delete grant["scope"];
  return undefined;
}

function list(items: readonly Wire[], key: string, query: URLSearchParams): FakeAnswer {
  const fields = query.get("fields")?.split(",");
  const shown = items.map((item) =>
    fields ? Object.fromEntries(Object.entries(item).filter(([name]) => fields.includes(name))) : item,
  );
  if (query.has("take")) {
    const from = Number(query.get("from") ?? 0);
    const next = from + Number(query.get("take"));
    const more = next < shown.length ? { next: String(next) } : {};
    return { status: 200, body: { [key]: shown.slice(from, next), ...more } };
  }
  const limit = Number(query.get("per_page") ?? 50);
  const start = Number(query.get("page") ?? 0) * limit;
  const page = shown.slice(start, start + limit);
  if (query.get("include_totals") !== "true") return { status: 200, body: page };
  return { status: 200, body: { total: shown.length, start, limit, [key]: page } };
}

export function refusal(statusCode: number, error: string, message: string, errorCode?: string): FakeAnswer {
  return { status: statusCode, body: { statusCode, error, message, ...(errorCode !== undefined && { errorCode }) } };
}

function invalid(problem: string): FakeAnswer {
  return refusal(400, "Bad Request", `Payload validation error: ${problem}`, "invalid_body");
}
