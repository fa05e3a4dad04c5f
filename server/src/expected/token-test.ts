import type { NamedApplication, WantedApi, WantedGrant } from "./wanted.ts";

/** What is tested: the token that an application gets for an API of the file, on one tenant. */
export interface TokenTest {
  readonly tenant: { readonly domain: string; readonly customDomains?: readonly string[] };
  readonly api: WantedApi;
  /** The application's grant in the file; without one its scopes are not judged. */
  readonly grant?: WantedGrant | undefined;
  readonly application: NamedApplication & { readonly clientId: string };
  /** All APIs that the file has for the tenant. */
  readonly file: readonly WantedApi[];
  /** To be named in the request: an id, or a name where the tenant allows names. */
  readonly organization?: string | undefined;
  /** To be asked for; left out, all granted scopes come back. */
  readonly scopes?: readonly string[] | undefined;
}
