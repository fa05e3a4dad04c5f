import type { TenantClient } from "./tenant-state.ts";

/**
 * What keeps an application from tokens of its own (client credentials), whatever is granted to it: it is `public`, with no secret that
 * it could keep, or it lacks the `grant type`. Nothing, where neither is known of it.
 * https://auth0.com/docs/get-started/applications/application-grant-types
 */
export function noOwnTokens({
  authentication,
  grantTypes,
}: Pick<TenantClient, "authentication" | "grantTypes">): "public" | "grant type" | undefined {
  if (authentication === "none") return "public";
  return grantTypes && !grantTypes.includes("client_credentials") ? "grant type" : undefined;
}
