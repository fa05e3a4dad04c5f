import { type Credentials, type SigningAlgorithm } from "../../../server/src/tenant/connection/credentials.ts";
import { environmentCredentials } from "../../../server/src/tenant/connection/environment.ts";
import { conceal } from "../../../server/src/tenant/connection/secret.ts";
import { Problem } from "../problem.ts";

/** What is kept to sign in to one domain's Management API. */
export type ManagementSecret =
  | ClientSecret
  | {
      readonly kind: "private-key";
      readonly clientId: string;
      /** PEM. */
      readonly privateKey: string;
      readonly algorithm: SigningAlgorithm;
    }
  | { readonly kind: "token"; readonly token: string }
  /** Nothing is kept but the wish: what AUTH0_* holds for this domain counts. */
  | { readonly kind: "environment" };

/** A machine-to-machine application's id and secret. */
export interface ClientSecret {
  readonly kind: "client-secret";
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * Binds a secret to the domain that it is kept for.
 *
 * @throws Problem where the environment holds none for this domain
 */
export async function credentialsOf(secret: ManagementSecret, domain: string): Promise<Credentials> {
  switch (secret.kind) {
    case "client-secret":
      return { ...secret, domain, clientSecret: conceal(secret.clientSecret) };
    case "private-key":
      return { ...secret, domain, privateKey: conceal(secret.privateKey) };
    case "token":
      return { ...secret, domain, token: conceal(secret.token) };
    case "environment": {
      const found = await environmentCredentials(domain, process.env, process.cwd());
      if ("problem" in found) throw new Problem(found.problem);
      return found.credentials;
    }
  }
}
