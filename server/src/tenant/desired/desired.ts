import type { JsonObject } from "../../facts/json.ts";

/** What the file wants of one tenant: variables, defaults, `tenants:` and short names are resolved. */
export interface DesiredState {
  readonly tenant: DesiredTenant;
  readonly apis: readonly DesiredApi[];
  /** Only a part of what is wanted, as what is left of a sync: other APIs, and grants that a list leaves out, are none of its business. */
  readonly part?: true;
  /** An error hides what the file names: what is not among the APIs may stand in it all the same. */
  readonly unclear?: true;
  /** An error concerns the whole file, and it has no API that could be blocked for it. */
  readonly blocked?: true;
}

/** The tenant that is meant. */
export interface DesiredTenant {
  /** The file's name for it; none where the file names no tenants. */
  readonly name?: string;
  /** Host name; with a port only on loopback. */
  readonly domain: string;
}

/**
 * Stands for a domain where files that name no tenants are compared with each other, and so no tenant is meant: what holds the
 * domain then reads as the file writes it. No host is called so.
 */
export const noTenant = "${tenant.domain}";

/** Where an API stands: lines count from 1. */
export interface Source {
  /** As the user named the file; none where there is but one that needs no name. */
  readonly path?: string;
  readonly line: number;
  /** Lines of its grants, in their order. */
  readonly grants?: readonly number[];
}

/** What the file wants of one API. */
export interface DesiredApi {
  readonly identifier: string;
  /** `state: absent`: the only way an API is deleted. */
  readonly absent: boolean;
  /** The tenant's Management API: only its grants are ours to manage. */
  readonly managementApi: boolean;
  /**
   * The fields that the file mentions, under their wire names, `scopes` included; `null` clears. What is not here is
   * unmanaged and keeps the tenant's value, at every depth.
   */
  readonly fields: JsonObject;
  /**
   * The fields are meant to the last key: what is in a value of the tenant's besides goes, as where a state of before is
   * restored. A file never says so.
   */
  readonly exact?: true;
  /** The whole list of grants, or `undefined` where the file has no `grants` for it (then none is compared). */
  readonly grants?: readonly DesiredGrant[];
  /** What the reader of the plan should know before agreeing. */
  readonly note?: string;
  /** Where a file says it. */
  readonly source?: Source;
  /** Why nothing may be written for this API: an error finding of the file inside it. */
  readonly blocked?: string;
  /** Why none of its fields may be written, though its grants may. */
  readonly fieldsBlocked?: string;
}

/** What the file wants of one grant. */
export interface DesiredGrant {
  /** As the file writes it. */
  readonly client: string;
  /** Set where a short name of this tenant maps it; otherwise `client` is looked up on the tenant: client_id, then exact name. */
  readonly clientId?: string;
  /** `client` is a short name that this tenant doesn't map: it stands for no application here, whatever is called so. */
  readonly unmapped?: true;
  readonly subjectType: "client" | "user";
  readonly absent: boolean;
  /** `scope`, `allow_all_scopes`, `organization_usage`, `allow_any_organization`, `authorization_details_types` as mentioned. */
  readonly fields: JsonObject;
  readonly note?: string;
  /** Why it may not be written. */
  readonly blocked?: string;
}
