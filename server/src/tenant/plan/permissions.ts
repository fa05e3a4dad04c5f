import { type ApiWork, type Write, writesOf } from "./write.ts";

const verbs = { POST: "create", PATCH: "update", DELETE: "delete" } as const;
const resources = { api: "resource_servers", grant: "client_grants" } as const;

/**
 * The Management API permissions that this work's writes need and a sign-in lacks, such as `update:resource_servers`, sorted: so that it
 * is said before anything is written, and not halfway.
 *
 * @param known - `undefined` where a token doesn't say what it may: then the tenant will
 */
export function missingPermissions(
  work: readonly ApiWork[],
  known: ReadonlySet<string> | undefined,
): readonly string[] {
  if (!known) return [];
  const needed = new Set(writesOf(work).map(permissionFor));
  return [...needed].filter((permission) => !known.has(permission)).sort();
}

function permissionFor({ method, resource }: Write): string {
  return `${verbs[method]}:${resources[resource]}`;
}

/**
 * Can whoever has these permissions write nothing that a sync writes? They can still preview.
 *
 * @param known - as for `missingPermissions`
 */
export function isPreviewOnly(known: ReadonlySet<string> | undefined): boolean {
  if (!known) return false;
  return !Object.values(verbs).some((verb) =>
    Object.values(resources).some((resource) => known.has(`${verb}:${resource}`)),
  );
}
