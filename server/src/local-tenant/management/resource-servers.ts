import { Hono } from "hono";
import { percentDecoded } from "../../text/percent-decoded.ts";
import { answer, nothing } from "../http/answer.ts";
import { type ManagementEnv, permitted } from "../http/bearer.ts";
import { readBody } from "../http/body.ts";
import { readFields } from "../http/fields.ts";
import { answerPage, readPaging } from "../http/pages.ts";
import { invalidBody, invalidQuery, Refusal } from "../http/refusal.ts";
import { apiId, signingSecret } from "../store/ids.ts";
import type { Store } from "../store/store.ts";
import type { Tenant } from "../tenant.ts";
import { type Api, makeApi, patchApi, showApi } from "./api.ts";
import { createApi, updateApi, updateSystemApi } from "./api-shape.ts";

/** `/api/v2/resource-servers` */
export function resourceServers(tenant: Tenant): Hono<ManagementEnv> {
  const { store } = tenant;
  const routes = new Hono<ManagementEnv>();

  routes.get("/", permitted("read:resource_servers"), (c) => {
    const { searchParams: query } = new URL(c.req.url);
    const paging = readPaging(query, tenant.now(), false);
    const fields = readFields(query);
    const identifiers = new Set(query.getAll("identifiers"));
    if (identifiers.size > 10) throw invalidQuery(`Array is too long (${identifiers.size}), maximum 10`, "identifiers");
    const listing = {
      name: "resource_servers",
      all: store.apis.all(),
      after: (key: string) => store.apis.after(key),
      key: (api: Api) => api.id,
      keep: (api: Api) => identifiers.size === 0 || identifiers.has(api.identifier),
      // A real tenant's schema has the signing secret in lists, too; no recording settles it. Callers must cope.
      show: (api: Api) => fields(showApi(api)),
    };
    return answer(answerPage(listing, paging, tenant.now()));
  });

  routes.post("/", permitted("create:resource_servers"), async (c) => {
    const body = await readBody(c, createApi);
    if (isReserved(body.identifier, tenant))
      throw new Refusal(400, "The selected identifier is reserved.", "invalid_body");
    const api = makeApi(apiId(tenant.now()), body, signingSecret);
    if (store.apiByIdentifier(api.identifier))
      // The status is documented; message and code are an assumption.
      throw new Refusal(409, "A resource server with the same identifier already exists.", "existing_resource_server");
    await store.commit({ put: "api", value: api });
    return answer(showApi(api), 201);
  });

  routes.get("/:id", permitted("read:resource_servers"), (c) => {
    const fields = readFields(new URL(c.req.url).searchParams);
    return answer(fields(showApi(known(store, c.req.param("id")))));
  });

  routes.patch("/:id", permitted("update:resource_servers"), async (c) => {
    const id = c.req.param("id");
    const body = await readBody(c, known(store, id).is_system ? updateSystemApi : updateApi);
    // Read again: the body took its time, and what is patched must be what is there now.
    const api = known(store, id);
    if (api.is_system && body.subject_type_authorization?.client !== undefined)
      throw invalidBody("System resource servers cannot be patched", "subject_type_authorization.client");
    const patched = api.is_system
      ? keepClientPolicy(api, patchApi(api, body, signingSecret))
      : patchApi(api, body, signingSecret);
    await store.commit({ put: "api", value: patched });
    // Recordings say 200 where the OpenAPI document says 201.
    return answer(showApi(patched));
  });

  routes.delete("/:id", permitted("delete:resource_servers"), async (c) => {
    const api = find(store, c.req.param("id"));
    if (api?.is_system) throw new Refusal(400, "System resource servers cannot be deleted.", "invalid_uri");
    // Its grants stay: what a real tenant does with them isn't known, and stale ones are what a caller must cope with.
    if (api) await store.commit({ drop: "api", id: api.id });
    return nothing();
  });

  return routes;
}

/** By id or by identifier, which callers encode once or, as recordings show, twice. */
function find(store: Store, id: string): Api | undefined {
  return store.apis.get(id) ?? store.apiByIdentifier(id) ?? store.apiByIdentifier(percentDecoded(id));
}

function known(store: Store, id: string): Api {
  const api = find(store, id);
  if (!api) throw inexistentApi();
  return api;
}

export const inexistentApi = (): Refusal =>
  new Refusal(404, "The resource server does not exist", "inexistent_resource_server");

/** A system API's policy for applications isn't the caller's to change, so that a policy for users alone leaves it there. */
function keepClientPolicy(before: Api, after: Api): Api {
  const { client } = before.subject_type_authorization;
  return {
    ...after,
    subject_type_authorization: { ...after.subject_type_authorization, ...(client && { client }) },
  };
}

/**
 * Identifiers that belong to Auth0 itself. On a real tenant a create with `/me/` turns the My Account API on; this tenant has none.
 * The list is not published: these are the ones that the documentation names.
 */
const isReserved = (identifier: string, { issuer }: Tenant): boolean =>
  ["userinfo", "mfa/", "me/", "my-org/"].some((path) => identifier === issuer + path);
