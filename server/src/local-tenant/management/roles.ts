import { Hono } from "hono";
import { answer } from "../http/answer.ts";
import { type ManagementEnv, permitted } from "../http/bearer.ts";
import { answerPage, type Listing, readPaging } from "../http/pages.ts";
import { Refusal } from "../http/refusal.ts";
import type { Tenant } from "../tenant.ts";
import { type Permission, type Role, showPermission, showRole } from "./role.ts";

/** `/api/v2/roles`: to read, since a sync changes none. Both lists go by page number alone, as Auth0 documents them. */
export function roles(tenant: Tenant): Hono<ManagementEnv> {
  const { store } = tenant;
  const routes = new Hono<ManagementEnv>();
  const mayRead = permitted("read:roles");
  const page = <T>(url: string, listing: Pick<Listing<T>, "name" | "all" | "show">) => {
    const paging = readPaging(new URL(url).searchParams, tenant.now(), false);
    return answer(answerPage({ ...listing, after: () => [], key: () => "", keep: () => true }, paging, tenant.now()));
  };
  const known = (id: string): Role => {
    const role = store.roles.get(id);
    // The status is documented; message and code are an assumption.
    if (!role) throw new Refusal(404, "The role does not exist", "inexistent_role");
    return role;
  };

  routes.get("/", mayRead, (c) => page(c.req.url, { name: "roles", all: store.roles.all(), show: showRole }));

  routes.get("/:id", mayRead, (c) => answer(showRole(known(c.req.param("id")))));

  routes.get("/:id/permissions", mayRead, (c) => {
    const show = (permission: Permission) => showPermission(permission, store);
    return page(c.req.url, { name: "permissions", all: known(c.req.param("id")).permissions, show });
  });

  return routes;
}
