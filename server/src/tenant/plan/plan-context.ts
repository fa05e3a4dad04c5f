import type { Thumbprint } from "./encryption-key.ts";
import type { Origins } from "./lookalike.ts";
import type { TenantRole } from "../../facts/tenant-role.ts";
import type { TenantIndex } from "../../facts/tenant-index.ts";
import type { ApiWrite } from "./write.ts";

/** What the plan of one API needs to know of everything else. */
export interface PlanContext {
  readonly tenant: TenantIndex;
  readonly domain: string;
  /** APIs that a new one may be the successor of: those that the file doesn't name, and those that it deletes. */
  readonly origins: Origins;
  /** Does the file mark this identifier `state: absent`? */
  readonly deletes: (identifier: string) => boolean;
  /** What isn't wanted is not left out, but none of this plan's business. */
  readonly isPart: boolean;
  readonly thumbprint: Thumbprint;
  /** `undefined`: they were not read. */
  readonly roles: readonly TenantRole[] | undefined;
  /** The application that this program signs in with. */
  readonly ownClientId: string | undefined;
}

/** The writes for an API itself; those for its grants are planned apart. */
export interface ApiWrites {
  readonly create?: ApiWrite;
  readonly update?: ApiWrite;
  readonly scopeRemoval?: ApiWrite;
  readonly removal?: ApiWrite;
}
