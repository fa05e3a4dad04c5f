import type { TenantState } from "../../../server/src/facts/tenant-state.ts";
import { isSigningKey } from "../../../server/src/tenant/connection/client-proof.ts";
import type { ClientAuthentication } from "../../../server/src/token/request/authentication.ts";
import type { Application } from "./application.ts";

/** How an application proves who it is: a private key signs an assertion, a secret goes where its settings want it. */
export function authenticationOf({ clientId, secret }: Application, facts?: TenantState): ClientAuthentication {
  if (isSigningKey(secret)) return { method: "private_key_jwt", privateKey: secret };
  const settings = facts?.clients.find((client) => client.clientId === clientId)?.authentication;
  return { method: settings === "client_secret_basic" ? "client_secret_basic" : "client_secret_post", secret };
}
