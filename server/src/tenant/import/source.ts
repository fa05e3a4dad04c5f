import type { Plain } from "../../document/read/plain-value.ts";
import type { JsonObject } from "../../facts/json.ts";
import type { TenantState } from "../../facts/tenant-state.ts";

/** What one tenant, or a file of another tool, has to give to a first file. Texts are as a file writes them: `${NAME}` is a placeholder. */
export interface ImportSource {
  /** What the file is to call the tenant; none: the file names no tenants, and goes to whichever one is picked. */
  readonly name?: string;
  readonly domain?: string;
  /** All that stands on the tenant, where it is one. */
  readonly state?: TenantState;
  /** `null`: must be given on the command line. */
  readonly variables: ReadonlyMap<string, Plain>;
  readonly apis: readonly SourceApi[];
  /** What could not be taken over, and why; sentences. */
  readonly notes: readonly string[];
}

/** Is it a tenant, and no file, in which an order means something? */
export function isTenant({ state }: ImportSource): boolean {
  return state !== undefined;
}

export interface SourceApi {
  readonly identifier: string;
  /** Under their wire names, as the tenant has them. */
  readonly fields: JsonObject;
  readonly grants: readonly SourceGrant[];
}

interface SourceGrant {
  /** None where only its name is known. */
  readonly clientId: string | undefined;
  /** The application's name, where it is known. */
  readonly clientName: string | undefined;
  /** What a file without short names calls it. */
  readonly called: string;
  readonly subjectType: string;
  readonly fields: JsonObject;
}
