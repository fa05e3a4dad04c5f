import { createPublicKey } from "node:crypto";
import { rsaThumbprint } from "../home/signing-key.ts";
import { invalidBody } from "../http/refusal.ts";
import { alphanumeric } from "../store/ids.ts";
import type { AppType, CreateApplication, UpdateApplication } from "./application-shape.ts";
import { type Kept, lay, without } from "./lay.ts";

/** A public key by which an application may sign in (private_key_jwt). */
interface Credential {
  readonly id: string;
  readonly kid: string;
  readonly alg: "RS256" | "RS384" | "PS256";
  readonly pem: string;
}

/** An application (`client` on the wire), as kept. */
export type Application = Kept<Omit<CreateApplication, "client_authentication_methods">> & {
  readonly client_id: string;
  readonly client_secret: string;
  readonly grant_types: readonly string[];
  readonly is_first_party: boolean;
  /** Keys of private_key_jwt; where there are any, they are the only way to sign in. */
  readonly credentials?: readonly Credential[];
  /** Made by this tenant itself or its seed: stands in the credentials file. */
  readonly seeded?: true;
};

const userFlows = ["authorization_code", "implicit", "refresh_token"];
/** Seen on real tenants for each kind; the last is what an application made with a mere name gets. */
const grantTypes: Readonly<Record<AppType | "unknown", readonly string[]>> = {
  native: userFlows,
  spa: userFlows,
  non_interactive: ["client_credentials"],
  resource_server: [],
  regular_web: [...userFlows, "client_credentials"],
  unknown: [...userFlows, "client_credentials"],
};

export function makeApplication(
  client_id: string,
  client_secret: string,
  { client_authentication_methods: methods, ...body }: CreateApplication,
): Application {
  const isPublic = body.app_type === "spa" || body.app_type === "native";
  const credentials = readCredentials(methods);
  const method = isPublic ? "none" : "client_secret_post";
  const start: Application = {
    name: body.name,
    client_id,
    client_secret,
    grant_types: grantTypes[body.app_type ?? "unknown"],
    is_first_party: true,
    oidc_conformant: false,
    jwt_configuration: { alg: "RS256", lifetime_in_seconds: 36_000 },
    ...(credentials ? { credentials } : body.app_type && { token_endpoint_auth_method: method }),
  };
  return lay(start, body);
}

export function patchApplication(
  application: Application,
  { client_authentication_methods: methods, ...body }: UpdateApplication,
): Application {
  if (methods === undefined) return lay(application, body);
  // The two ways exclude each other: keys put an end to the secret's method, and `null` to the keys.
  const credentials = readCredentials(methods) ?? null;
  return lay(application, {
    ...body,
    credentials,
    ...(credentials && { token_endpoint_auth_method: null }),
  });
}

/** Can it keep a secret? Only then may it ask for tokens for itself (Auth0: confidential and public applications). */
export const isConfidential = (application: Application): boolean =>
  application.credentials !== undefined || application.token_endpoint_auth_method !== "none";

/** As the Management API shows it; the secret only to whom may read it. */
export function showApplication(application: Application, secret: boolean): object {
  const { client_secret, credentials, ...shown } = without(application, "seeded");
  return {
    tenant: "local",
    global: false,
    ...shown,
    ...(credentials && {
      client_authentication_methods: { private_key_jwt: { credentials: credentials.map(({ id }) => ({ id })) } },
    }),
    ...(secret && { client_secret }),
  };
}

function readCredentials(methods: CreateApplication["client_authentication_methods"]) {
  return methods?.private_key_jwt?.credentials.map(({ pem, alg }, index): Credential => {
    const path = `client_authentication_methods.private_key_jwt.credentials[${index}].pem`;
    let key;
    try {
      key = createPublicKey(pem);
    } catch {
      throw invalidBody("Not a PEM-encoded public key", path);
    }
    if (key.asymmetricKeyType !== "rsa") throw invalidBody("Not an RSA public key", path);
    return { id: `cred_${alphanumeric(22)}`, kid: rsaThumbprint(key), alg: alg ?? "RS256", pem };
  });
}
