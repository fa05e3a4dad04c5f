import type { DesiredApi } from "../desired/desired.ts";
import { member } from "../../facts/json.ts";
import { nearKey } from "../../facts/near-identifier.ts";
import type { TenantApi } from "../../facts/tenant-state.ts";

/** Finds the API of the tenant that a new one of the file probably was. */
export type Origins = (desired: DesiredApi) => TenantApi | undefined;

/**
 * An identifier can't be changed, so an edit of it makes a second API
 * (https://github.com/auth0/auth0-deploy-cli/issues/129). The one that it was looks the same, or has the same name.
 */
export function indexOrigins(others: readonly TenantApi[]): Origins {
  // From the end, so that of several the tenant's first is the one found.
  const byLook = new Map(others.toReversed().map((api) => [nearKey(api.identifier), api]));
  const byName = new Map(others.toReversed().map((api) => [member(api.fields, "name"), api]));
  return ({ identifier, fields }) => {
    const name = member(fields, "name");
    return byLook.get(nearKey(identifier)) ?? (typeof name === "string" ? byName.get(name) : undefined);
  };
}

/** Finds an identifier of the file that looks the same as another one. */
export function indexTwins(identifiers: readonly string[]): (identifier: string) => string | undefined {
  const byLook = new Map(identifiers.toReversed().map((identifier) => [nearKey(identifier), identifier]));
  return (identifier) => byLook.get(nearKey(identifier));
}
