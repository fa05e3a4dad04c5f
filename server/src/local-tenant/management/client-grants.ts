import { Hono } from "hono";
import { answer, nothing } from "../http/answer.ts";
import { type ManagementEnv, permitted } from "../http/bearer.ts";
import { readBody } from "../http/body.ts";
import { answerPage, parameter, readPaging } from "../http/pages.ts";
import { invalidBody, Refusal } from "../http/refusal.ts";
import { flag } from "../http/shape.ts";
import { grantId } from "../store/ids.ts";
import type { Store } from "../store/store.ts";
import type { Tenant } from "../tenant.ts";
import type { Api } from "./api.ts";
import { inexistentApplication } from "./clients.ts";
import { type Grant, grantKey, makeGrant, patchGrant } from "./grant.ts";
import { type CreateGrant, createGrant, defaultFor, subjectType, updateGrant } from "./grant-shape.ts";
import type { Organization } from "./organization.ts";
import { inexistentApi } from "./resource-servers.ts";

/** `/api/v2/client-grants` */
export function clientGrants(tenant: Tenant): Hono<ManagementEnv> {
  const { store } = tenant;
  const routes = new Hono<ManagementEnv>();

  routes.get("/", permitted("read:client_grants"), (c) => {
    const { searchParams: query } = new URL(c.req.url);
    const listing = {
      name: "client_grants",
      // Real tenants list grants in the order of their ids, by page number as well.
      all: store.grants.after(""),
      after: (key: string) => store.grants.after(key),
      key: (grant: Grant) => grant.id,
      keep: readFilter(query),
      show: (grant: Grant) => grant,
    };
    return answer(answerPage(listing, readPaging(query, tenant.now(), true), tenant.now()));
  });

  routes.post("/", permitted("create:client_grants"), async (c) => {
    const grant = newGrant(store, await readBody(c, createGrant));
    await store.commit({ put: "grant", value: grant });
    return answer(grant, 201);
  });

  routes.get("/:id", permitted("read:client_grants"), (c) => answer(known(store, c.req.param("id"))));

  routes.get("/:id/organizations", permitted("read:organization_client_grants"), (c) => {
    known(store, c.req.param("id"));
    const { searchParams: query } = new URL(c.req.url);
    const listing = {
      name: "organizations",
      all: store.organizations.after(""),
      after: (key: string) => store.organizations.after(key),
      key: ({ id }: Organization) => id,
      keep: ({ grants }: Organization) => grants.includes(c.req.param("id")),
      show: ({ id, name }: Organization) => ({ id, name }),
    };
    return answer(answerPage(listing, readPaging(query, tenant.now(), true), tenant.now()));
  });

  routes.patch("/:id", permitted("update:client_grants"), async (c) => {
    const body = await readBody(c, updateGrant);
    const grant = known(store, c.req.param("id"));
    const patched = patchGrant(grant, body, store.apiByIdentifier(grant.audience));
    await store.commit({ put: "grant", value: patched });
    return answer(patched);
  });

  routes.delete("/:id", permitted("delete:client_grants"), async (c) => {
    const id = c.req.param("id");
    if (store.grants.get(id)) await store.commit({ drop: "grant", id });
    return nothing();
  });

  return routes;
}

/**
 * The grant that a create makes; it isn't stored yet.
 *
 * @throws Refusal 400, 404 for an unknown API or application, 409 for a second one with the same key.
 */
export function newGrant(store: Store, body: CreateGrant): Grant {
  // Documented; Auth0's schema doesn't enforce it, so the wording is an assumption.
  if ((body.client_id === undefined) === (body.default_for === undefined))
    throw invalidBody("Exactly one of client_id and default_for is required");
  const api: Api | undefined = store.apiByIdentifier(body.audience);
  if (!api) throw inexistentApi();
  const application = body.client_id === undefined ? undefined : store.applications.get(body.client_id);
  if (body.client_id !== undefined && !application) throw inexistentApplication();
  const grant = makeGrant(grantId(), body, api, application);
  if (store.grantByKey(grantKey(grant)))
    // The status is documented; message and code are an assumption.
    throw new Refusal(409, "A client grant for this client and audience already exists.", "existing_client_grant");
  return grant;
}

function known(store: Store, id: string): Grant {
  const grant = store.grants.get(id);
  // The status is documented; message and code are an assumption.
  if (!grant) throw new Refusal(404, "The client grant does not exist", "inexistent_client_grant");
  return grant;
}

function readFilter(query: URLSearchParams): (grant: Grant) => boolean {
  const audience = query.get("audience");
  const clientId = query.get("client_id");
  const subject = parameter(query, "subject_type", subjectType);
  const organization = parameter(query, "allow_any_organization", flag);
  const group = parameter(query, "default_for", defaultFor);
  return (grant) =>
    (audience === null || grant.audience === audience) &&
    (clientId === null || grant.client_id === clientId) &&
    (subject === undefined || grant.subject_type === subject) &&
    (organization === undefined || (grant.allow_any_organization ?? false) === organization) &&
    (group === undefined || grant.default_for === group);
}
