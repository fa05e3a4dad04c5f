import type { Secret } from "./secret.ts";

/**
 * What signs in to a tenant's Management API. It belongs to its domain and is sent to no other host: a file that names
 * a domain of its own must not be able to collect it.
 */
export type Credentials = ApplicationCredentials | TokenCredentials;

/** A machine-to-machine application that has a grant for the Management API. */
export type ApplicationCredentials = ClientSecretCredentials | PrivateKeyCredentials;

/** The application's secret is sent, to the token endpoint alone. */
interface ClientSecretCredentials {
  readonly kind: "client-secret";
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: Secret;
}

/** The key itself is never sent: it signs a short-lived assertion (private key JWT). */
export interface PrivateKeyCredentials {
  readonly kind: "private-key";
  readonly domain: string;
  readonly clientId: string;
  /** RSA in PEM form, PKCS#8 or PKCS#1. */
  readonly privateKey: Secret;
  readonly algorithm: SigningAlgorithm;
}

/** A management token that somebody else has obtained; it can't be renewed. */
interface TokenCredentials {
  readonly kind: "token";
  readonly domain: string;
  readonly token: Secret;
}

/** What Auth0 takes (get-started/authentication-and-authorization-flow/authenticate-with-private-key-jwt). */
export const signingAlgorithms = ["RS256", "RS384", "PS256"] as const;
/** How an assertion is signed. */
export type SigningAlgorithm = (typeof signingAlgorithms)[number];

/** What must not come back in an error, wherever the credentials were sent or used. */
export function secretsOf(credentials: Credentials): readonly Secret[] {
  switch (credentials.kind) {
    case "client-secret":
      return [credentials.clientSecret];
    case "private-key":
      return [credentials.privateKey];
    case "token":
      return [credentials.token];
  }
}
