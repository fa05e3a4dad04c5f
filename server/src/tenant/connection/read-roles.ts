import type { TenantRole } from "../../facts/tenant-role.ts";
import { readPermission, readRole } from "./edge.ts";
import { type ManagementApi, segment } from "./management-api.ts";
import { type List, type ReadOptions, readPages } from "./pages.ts";
import { TenantError } from "./tenant-error.ts";

/** Each role takes a request of its own; of more roles than this, none is looked at. */
const mostRoles = 200;

/**
 * Roles with the scopes that they hold; `undefined` where these credentials may not read them (`read:roles`), where the
 * tenant doesn't give them, or where there are too many. They explain a plan and change nothing in it, so that no failure here
 * is one of the plan.
 *
 * Shapes and paging: https://auth0.com/docs/api/management/v2/roles/get-roles and …/get-role-permission. Whether the
 * list has the roles of single organizations as well is not documented.
 *
 * @throws TenantError `cancelled`
 */
export async function readRoles(
  api: ManagementApi,
  { signal }: Pick<ReadOptions, "signal"> = {},
): Promise<readonly TenantRole[] | undefined> {
  const { domain } = api;
  const givenUp = new AbortController();
  const options = { signal: AbortSignal.any([givenUp.signal, ...(signal ? [signal] : [])]) };
  try {
    if (!(await api.identity()).permissions?.has("read:roles")) return undefined;
    const roles = await readPages(
      api,
      listOf("/roles", "roles", (value) => readRole(value, domain), idOf),
      options,
    );
    if (roles.length > mostRoles) return undefined;
    return await Promise.all(
      roles.map(async ({ id, name }) => {
        const path = `/roles/${segment(id)}/permissions`;
        const read = (value: unknown) => readPermission(value, domain);
        const list = listOf(path, "permissions", read, ({ audience, scope }) => JSON.stringify([audience, scope]));
        return { id, name, permissions: await readPages(api, list, options) };
      }),
    );
  } catch (error) {
    // The others would go on until each of them has its answer, and nobody wants those any more.
    givenUp.abort();
    if (error instanceof TenantError && error.code !== "cancelled") return undefined;
    throw error;
  }
}

function listOf<T>(path: string, key: string, item: (value: unknown) => T, id: (item: T) => string): List<T> {
  return { path, key, checkpoint: false, item, id };
}

function idOf({ id }: Pick<TenantRole, "id">): string {
  return id;
}
