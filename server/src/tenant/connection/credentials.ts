import type { Secret } from "./secret.ts";

/**
 * What signs in to a tenant's Management API. It belongs to its domain and is sent to no other host: a file that names
 * a domain of its own must not be able to collect it.
 */
export type Credentials = ClientSecretCredentials | TokenCredentials;

/** A machine-to-machine application that has a grant for the Management API. */
export interface ClientSecretCredentials {
  readonly kind: "client-secret";
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: Secret;
}

/** A management token that somebody else has obtained; it can't be renewed. */
export interface TokenCredentials {
  readonly kind: "token";
  readonly domain: string;
  readonly token: Secret;
}
