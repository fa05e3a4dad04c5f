import { type ApiWork, type Write, writesOf } from "./write.ts";

const verbs = { POST: "create", PATCH: "update", DELETE: "delete" } as const;
const resources = { api: "resource_servers", grant: "client_grants" } as const;

/** The Management API permissions that this work's writes need, such as `update:resource_servers`; sorted. */
export function permissionsFor(work: readonly ApiWork[]): readonly string[] {
  return [...new Set(writesOf(work).map(permissionFor))].sort();
}

function permissionFor({ method, resource }: Write): string {
  return `${verbs[method]}:${resources[resource]}`;
}

/**
 * Can whoever has these permissions write nothing that a sync writes? They can still preview.
 *
 * @param permissions - `undefined` where a token doesn't say: then the tenant will
 */
export function isPreviewOnly(permissions: ReadonlySet<string> | undefined): boolean {
  if (!permissions) return false;
  return !Object.values(verbs).some((verb) =>
    Object.values(resources).some((resource) => permissions.has(`${verb}:${resource}`)),
  );
}
