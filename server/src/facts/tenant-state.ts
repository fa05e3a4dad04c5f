import type { JsonObject } from "./json.ts";

/** What stands on the tenant, as far as a sync is concerned. */
export interface TenantState {
  readonly apis: readonly TenantApi[];
  readonly grants: readonly TenantGrant[];
  readonly clients: readonly TenantClient[];
}

/** An API as it stands on the tenant. */
export interface TenantApi {
  readonly id: string;
  readonly identifier: string;
  /** Auth0's own, such as the Management API. */
  readonly system: boolean;
  /** What a file could say of it, under the wire names; what the tenant leaves out is not there. Never a secret. */
  readonly fields: JsonObject;
}

/** A grant as it stands on the tenant. */
export interface TenantGrant {
  readonly id: string;
  /** None on a grant that is the default for a whole kind of applications. */
  readonly clientId: string | undefined;
  /** The API's identifier. */
  readonly audience: string;
  /** `client`, `user`, or one that this program does not know. */
  readonly subjectType: string;
  readonly system: boolean;
  readonly defaultFor: string | undefined;
  /** What a file could say of it, under the wire names. */
  readonly fields: JsonObject;
}

/** An application. */
export interface TenantClient {
  readonly clientId: string;
  readonly name: string;
  readonly appType: string | undefined;
  readonly grantTypes: readonly string[] | undefined;
  /** `none`: a public application, which can't authenticate. */
  readonly authentication: string | undefined;
  readonly firstParty: boolean;
  /** The tenant's "All Applications" entry, which is none. */
  readonly global: boolean;
}
