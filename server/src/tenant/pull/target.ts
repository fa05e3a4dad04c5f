import type { ApiEntry, ApiView } from "../../document/read/api.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Edit } from "../../document/finding.ts";
import type { Tenant } from "../../document/read/tenants.ts";
import type { TenantIndex } from "../../facts/tenant-index.ts";
import type { DesiredApi } from "../desired/desired.ts";
import type { Thumbprint } from "../plan/encryption-key.ts";

/** Edits of the file, and what their reader should know besides. */
export interface Changes {
  readonly edits: readonly Edit[];
  readonly notes: readonly string[];
}

/** One API of the file, as the tenant sees it, and what is needed to pull it. */
export interface PullTarget {
  readonly file: AuthApisFile;
  readonly entry: ApiEntry;
  readonly view: ApiView;
  readonly desired: DesiredApi;
  readonly tenant: Tenant;
  /** Other tenants that the same text is for: what it says of them must stay. */
  readonly sharedWith: readonly string[];
  readonly index: TenantIndex;
  readonly domain: string;
  readonly ownClientId: string | undefined;
  readonly thumbprint: Thumbprint;
}
