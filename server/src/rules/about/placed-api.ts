import type { ApiEntry, ApiView } from "../../document/read/api.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Span } from "../../document/finding.ts";
import { nearKey } from "../../facts/near-identifier.ts";
import { tenantKeys } from "./tenant-key.ts";

/** An API on one tenant, as other files of the workspace see it. */
export interface PlacedApi {
  readonly domain: string;
  readonly identifier: string;
  readonly absent: boolean;
  readonly at: Span;
}

/** The APIs of an entry on those of its tenants whose domain is known. */
export function placed({ views }: ApiEntry, file: AuthApisFile): readonly PlacedApi[] {
  return views.flatMap((api) => placedView(api, file));
}

/** The same, of an API as some of its tenants see it. */
export function placedView(api: ApiView, file: AuthApisFile): readonly PlacedApi[] {
  const { identifier, absent, managementApi } = api;
  if (identifier === undefined || managementApi) return [];
  const domains = tenantKeys(api, file).flatMap(({ key }) => (/^[^ ]+$/.test(key) ? [key] : []));
  return domains.map((domain) => ({ domain, identifier, absent, at: api.at("identifier") }));
}

/** Equal for two entries that are one API of one tenant. */
export function sameKey({ domain, identifier }: PlacedApi): string {
  return `${domain}\n${identifier}`;
}

export function alikeKey({ domain, identifier }: PlacedApi): string {
  return `${domain}\n${nearKey(identifier)}`;
}

/** Are they one API of one tenant, that is to be there or not? */
export function sameApi(one: PlacedApi, other: PlacedApi): boolean {
  return one.domain === other.domain && one.identifier === other.identifier && one.absent === other.absent;
}

/** Has no edit touched it either? */
export function sameHere(one: PlacedApi, other: PlacedApi): boolean {
  return sameApi(one, other) && one.at.block === other.at.block;
}
