/** An API that Auth0 itself has made on every tenant. */
export interface Auth0Api {
  readonly name: string;
  /** With the port, where there is one. */
  readonly host: string;
  readonly identifier: string;
  readonly management: boolean;
}

/**
 * The identifiers that Auth0 keeps for itself on each tenant, by their path behind the tenant's domain.
 * https://auth0.com/docs/get-started/apis/api-settings
 */
const OWN = new Map([
  ["/api/v2/", "Management API"],
  ["/me/", "My Account API"],
  ["/my-org/", "My Organization API"],
  ["/mfa/", "MFA API"],
  ["/userinfo", "userinfo endpoint"],
]);

/** What Auth0 has made on a tenant, each by its tenant's domain. */
export function auth0Apis(host: string): readonly Auth0Api[] {
  return [...OWN].map(([path, name]) => {
    return { name, host, identifier: `https://${host}${path}`, management: path === "/api/v2/" };
  });
}
