import { createPrivateKey } from "node:crypto";
import { importPKCS8 } from "jose";
import { type ClientAuth, ClientSecretPost, modifyAssertion, PrivateKeyJwt } from "oauth4webapi";
import { TokenError } from "../connection/token-error.ts";

/** How an application proves who it is (`token_endpoint_auth_method`, and a private key in their place). */
export type ClientAuthentication =
  | { readonly method: "client_secret_post" | "client_secret_basic"; readonly secret: string }
  | {
      readonly method: "private_key_jwt";
      /** An RSA private key as PEM, PKCS#8 or PKCS#1. */
      readonly privateKey: string;
      /** RS256 where it is not given. */
      readonly algorithm?: "RS256" | "RS384" | "PS256";
    };

/**
 * The proof as the token request carries it.
 *
 * @param now - Unix seconds; the assertion of a private key lives one minute from then, as Auth0 advises
 *   (get-started/authentication-and-authorization-flow/authenticate-with-private-key-jwt)
 * @throws TokenError `bad-key`
 */
export async function clientAuth(
  authentication: ClientAuthentication,
  domain: string,
  now: () => number,
): Promise<ClientAuth> {
  switch (authentication.method) {
    case "client_secret_post":
      return ClientSecretPost(authentication.secret);
    case "client_secret_basic":
      return basic(authentication.secret);
    case "private_key_jwt": {
      const { privateKey, algorithm = "RS256" } = authentication;
      const key = await rsaKey(privateKey, algorithm, domain);
      return PrivateKeyJwt(key, {
        [modifyAssertion]: (_header, payload) => {
          const issued = Math.floor(now());
          Object.assign(payload, { iat: issued, nbf: issued, exp: issued + 60 });
        },
      });
    }
  }
}

/**
 * HTTP Basic with form-encoded halves (RFC 6749 section 2.3.1). oauth4webapi's own also encodes `-` and `_`, which
 * stand in nearly every Auth0 secret; form encoding leaves them as they are, so that this also reaches a tenant which
 * doesn't decode.
 */
function basic(secret: string): ClientAuth {
  return (_server, client, _body, headers) => {
    headers.set("authorization", `Basic ${btoa(`${formEncoded(client.client_id)}:${formEncoded(secret)}`)}`);
  };
}

function formEncoded(text: string): string {
  return new URLSearchParams([["", text]]).toString().slice(1);
}

/** RFC 7518, section 3.3, asks for 2048 bits at least. */
async function rsaKey(pem: string, algorithm: string, domain: string): Promise<CryptoKey> {
  try {
    const key = createPrivateKey(pem);
    const isLongEnough = (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
    if (isLongEnough) return await importPKCS8(key.export({ type: "pkcs8", format: "pem" }).toString(), algorithm);
  } catch {
    // The cause is left out: OpenSSL's messages are no help, and nothing of a key belongs in an error.
  }
  throw new TokenError("bad-key", { domain });
}
