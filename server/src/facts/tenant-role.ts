/** A role: users that have it hold its scopes, where the API enforces policies. */
export interface TenantRole {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly RolePermission[];
}

export interface RolePermission {
  /** The API's identifier. */
  readonly audience: string;
  readonly scope: string;
}
