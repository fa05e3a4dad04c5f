import type { AuthApisFile } from "../../document/read/file.ts";
import type { ApiEntry } from "../../document/read/api.ts";
import type { Tenant } from "../../document/read/tenants.ts";
import type { FieldPath } from "../../schema/facts.ts";
import { apiNumbered } from "./numbered.ts";

/** Does a path have this form? `*` stands for any key, `#` for any index. */
export function hasForm(path: FieldPath, form: readonly string[]): boolean {
  if (path.length !== form.length) return false;
  return form.every((step, at) => (step === "#" ? typeof path[at] === "number" : step === "*" || step === path[at]));
}

/** The API in which a path lies. */
export function apiOf(path: FieldPath, file: AuthApisFile): ApiEntry | undefined {
  return path[0] === "apis" && typeof path[1] === "number" ? apiNumbered(path[1], file) : undefined;
}

/** The tenants for which the text at a path counts: an API's own, one tenant's own part, otherwise all. */
export function tenantsAt(path: FieldPath, file: AuthApisFile): readonly Tenant[] {
  if (path[0] === "tenants") return file.tenants.filter(({ name }) => name === path[1]);
  const api = apiOf(path, file);
  return api ? api.views.flatMap(({ tenants }) => tenants) : file.tenants;
}

/**
 * Forms of paths, for `hasForm`: where a grant lists its scopes, where it names its application, where a tenant gives a short
 * name, where an API or a grant names tenants.
 */
export const GRANT_SCOPES = ["apis", "#", "grants", "#", "scope"];
export const GRANT_CLIENT = ["apis", "#", "grants", "#", "client"];
export const TENANT_CLIENT = ["tenants", "*", "clients", "*"];
export const TENANT_LISTS = [
  ["apis", "#", "tenants", "#"],
  ["apis", "#", "grants", "#", "tenants", "#"],
];
