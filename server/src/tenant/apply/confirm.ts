import { grantList } from "../connection/read.ts";
import type { ManagementApi } from "../connection/management-api.ts";
import { failed, type Result } from "./outcome.ts";
import { readPages } from "../connection/pages.ts";
import { confirmsTogether } from "../plan/requests.ts";
import { readById } from "./resources.ts";
import { asTenantError, TenantError } from "../connection/tenant-error.ts";
import type { ApiWork, Write } from "../plan/write.ts";

/**
 * Looks whether what was deleted is gone; `undefined` for those that are. A tenant answers a deletion with nothing, so
 * only reading can tell.
 */
export async function confirmGone(
  api: ManagementApi,
  work: ApiWork,
  deleted: readonly Write[],
): Promise<ReadonlyMap<Write, Result | undefined>> {
  const grants = deleted.filter(({ resource }) => resource === "grant");
  const together = confirmsTogether(work, grants.length);
  const left = together ? idsLeft(api, work) : undefined;
  const judged = deleted.map(async (write) => {
    try {
      const there =
        left && write.resource === "grant"
          ? (await left).has(write.seen?.id ?? "")
          : (await readById(api, write)) !== undefined;
      return [write, there ? failed(new TenantError("not-kept", { domain: api.domain }), "sent") : undefined] as const;
    } catch (error) {
      return [write, failed(asTenantError(error, api.domain), "sent")] as const;
    }
  });
  return new Map(await Promise.all(judged));
}

async function idsLeft(api: ManagementApi, { identifier }: ApiWork): Promise<ReadonlySet<string>> {
  const grants = await readPages(api, grantList(api.domain, { audience: identifier }));
  return new Set(grants.map(({ id }) => id));
}
