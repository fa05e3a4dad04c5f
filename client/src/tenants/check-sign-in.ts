import type { ManagementApi } from "../../../server/src/tenant/connection/management-api.ts";
import { TenantError } from "../../../server/src/tenant/connection/tenant-error.ts";

/**
 * Does the tenant accept whoever signs in? A token that somebody has given is only judged by a request with it; what that
 * request may not read doesn't matter here.
 *
 * @throws TenantError where it doesn't
 */
export async function checkSignIn(api: ManagementApi, signal?: AbortSignal): Promise<void> {
  await api.identity();
  const query = [
    ["per_page", "1"],
    ["fields", "id"],
  ] as const;
  await api.send({ method: "GET", path: "/resource-servers", query, signal }).catch((error: unknown) => {
    if (!(error instanceof TenantError) || error.code !== "forbidden") throw error;
  });
}
