import { Hono } from "hono";
import { answer } from "../http/answer.ts";
import type { Tenant } from "../tenant.ts";

/** The public keys (RFC 7517) and where everything is (OpenID Connect Discovery 1.0), as far as it exists here. */
export function discovery(tenant: Tenant): Hono {
  const routes = new Hono();
  routes.get("/.well-known/jwks.json", () => answer(tenant.signingKey.jwks));
  routes.get("/.well-known/openid-configuration", (c) => {
    // The issuer is https always; the addresses follow the caller, who may have come by http because of the certificate.
    const base = `${new URL(c.req.url).protocol}//${tenant.domain}`;
    return answer({
      issuer: tenant.issuer,
      token_endpoint: `${base}/oauth/token`,
      jwks_uri: `${base}/.well-known/jwks.json`,
      grant_types_supported: ["client_credentials"],
      response_types_supported: [],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
      token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "private_key_jwt"],
      dpop_signing_alg_values_supported: ["ES256", "ES384", "RS256", "PS256", "EdDSA"],
      token_endpoint_auth_signing_alg_values_supported: ["RS256", "RS384", "PS256"],
    });
  });
  return routes;
}
