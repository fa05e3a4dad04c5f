import type { Store } from "../store/store.ts";

/** A role, as far as a plan looks at it: only a seed makes one. */
export interface Role {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly permissions: readonly Permission[];
}

/** A scope of an API that the role's users hold. */
export interface Permission {
  readonly resource_server_identifier: string;
  readonly permission_name: string;
}

/** Without its permissions, which are a list of their own. */
export function showRole({ id, name, description = "" }: Role) {
  return { id, name, description };
}

/** With the names that its API and scope have now; what is gone has none (an assumption, as that it stays in the list). */
export function showPermission({ resource_server_identifier, permission_name }: Permission, store: Store) {
  const api = store.apiByIdentifier(resource_server_identifier);
  const scope = api?.scopes?.find(({ value }) => value === permission_name);
  return {
    permission_name,
    description: scope?.description ?? "",
    resource_server_name: api?.name ?? "",
    resource_server_identifier,
  };
}
