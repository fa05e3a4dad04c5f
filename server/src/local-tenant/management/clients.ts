import { type Context, Hono } from "hono";
import { answer, nothing } from "../http/answer.ts";
import { type ManagementEnv, permitted } from "../http/bearer.ts";
import { readBody } from "../http/body.ts";
import { readFields } from "../http/fields.ts";
import { answerPage, parameter, readPaging } from "../http/pages.ts";
import { Refusal } from "../http/refusal.ts";
import { flag } from "../http/shape.ts";
import { clientId, clientSecret } from "../store/ids.ts";
import type { Change, Store } from "../store/store.ts";
import type { Tenant } from "../tenant.ts";
import { type Application, makeApplication, patchApplication, showApplication } from "./application.ts";
import { createApplication, updateApplication } from "./application-shape.ts";

/** `/api/v2/clients` */
export function clients(tenant: Tenant): Hono<ManagementEnv> {
  const { store } = tenant;
  const routes = new Hono<ManagementEnv>();
  const mayRead = permitted("read:clients", "read:client_keys");

  routes.get("/", mayRead, (c) => {
    const { searchParams: query } = new URL(c.req.url);
    const fields = readFields(query);
    const listing = {
      name: "clients",
      all: store.applications.all(),
      after: (key: string) => store.applications.after(key),
      key: (application: Application) => application.client_id,
      keep: readFilter(query),
      show: (application: Application) => fields(showApplication(application, maySeeSecrets(c))),
    };
    return answer(answerPage(listing, readPaging(query, tenant.now(), true), tenant.now()));
  });

  routes.post("/", permitted("create:clients"), async (c) => {
    const application = makeApplication(clientId(), clientSecret(), await readBody(c, createApplication));
    await store.commit({ put: "application", value: application });
    // Whoever makes an application learns its secret here, or nobody could use it (an assumption for callers without
    // read:client_keys).
    return answer(showApplication(application, true), 201);
  });

  routes.get("/:id", mayRead, (c) => {
    const fields = readFields(new URL(c.req.url).searchParams);
    return answer(fields(showApplication(known(store, c.req.param("id")), maySeeSecrets(c))));
  });

  routes.patch("/:id", permitted("update:clients"), async (c) => {
    const body = await readBody(c, updateApplication);
    const patched = patchApplication(known(store, c.req.param("id")), body);
    await store.commit({ put: "application", value: patched });
    return answer(showApplication(patched, maySeeSecrets(c)));
  });

  routes.delete("/:id", permitted("delete:clients"), async (c) => {
    const id = c.req.param("id");
    if (store.applications.get(id)) await store.commit({ drop: "application", id }, ...grantsOf(store, id));
    return nothing();
  });

  return routes;
}

export const inexistentApplication = (): Refusal => new Refusal(404, "The client does not exist", "inexistent_client");

/** That its grants go with it is an assumption; its id never comes back, so nothing could use them. */
function grantsOf(store: Store, client: string): readonly Change[] {
  return [...store.grants.all()]
    .filter(({ client_id }) => client_id === client)
    .map(({ id }) => ({ drop: "grant", id }));
}

function known(store: Store, id: string): Application {
  const application = store.applications.get(id);
  if (!application) throw inexistentApplication();
  return application;
}

const maySeeSecrets = (c: Context<ManagementEnv>): boolean => c.get("permissions").has("read:client_keys");

/** `q` (Auth0's search syntax) isn't understood here. */
function readFilter(query: URLSearchParams): (application: Application) => boolean {
  if (query.has("q")) throw new Refusal(400, "The local tenant doesn't support q.", "invalid_query_string");
  const firstParty = parameter(query, "is_first_party", flag);
  const global = parameter(query, "is_global", flag);
  const types = query.get("app_type")?.split(",");
  return (application) =>
    global !== true &&
    (firstParty === undefined || application.is_first_party === firstParty) &&
    (types === undefined || types.includes(application.app_type ?? ""));
}
