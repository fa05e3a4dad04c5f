import { Hono } from "hono";
import { answer } from "../http/answer.ts";
import type { Tenant } from "../tenant.ts";
import { accessToken } from "./access-token.ts";
import { authenticateClient, grantTypeRefused } from "./client-authentication.ts";
import { type ProofDesk, proofDesk } from "./dpop-proof.ts";
import { entitlement } from "./entitlement.ts";
import { invalidRequest, OAuthRefusal } from "./oauth-refusal.ts";
import { quotaDesk } from "./token-quota.ts";
import { readTokenRequest } from "./token-request.ts";

/** `POST /oauth/token`: the client credentials grant (RFC 6749, section 4.4), and no other. */
export function tokenEndpoint(tenant: Tenant): Hono {
  const spent = new Map<string, number>();
  const proofs = proofDesk(tenant);
  const quotas = quotaDesk();
  const routes = new Hono();
  routes.post("/oauth/token", async (c) => {
    const request = await readTokenRequest(c);
    const grantType = request.parameters.get("grant_type");
    if (grantType === undefined) throw invalidRequest("Missing required parameter: grant_type");
    if (grantType !== "client_credentials")
      throw new OAuthRefusal(400, "unsupported_grant_type", `Unsupported grant type: ${grantType}`);
    const application = await authenticateClient(tenant, request, spent);
    if (!application.grant_types.includes("client_credentials")) throw grantTypeRefused();
    const entitled = entitlement(tenant, application, request);
    const { api, scopes } = entitled;
    const jkt = request.proof === undefined ? undefined : await checked(proofs, request.proof);
    const quota = quotas.take(application, tenant.now());
    const body = {
      access_token: await accessToken(tenant, application, entitled, jkt),
      ...(scopes.length > 0 && { scope: scopes.join(" ") }),
      expires_in: api.token_lifetime,
      token_type: jkt === undefined ? "Bearer" : "DPoP",
    };
    return answer(body, 200, { ...noStore, ...quota });
  });
  return routes;
}

/** Every refusal brings the nonce, since a request without it is not even looked at (RFC 9449 section 8). */
async function checked(proofs: ProofDesk, proof: string): Promise<string> {
  try {
    return await proofs.thumbprint(proof);
  } catch (error) {
    if (!(error instanceof OAuthRefusal)) throw error;
    throw new OAuthRefusal(error.status, error.error, error.message, { "dpop-nonce": proofs.nonce });
  }
}

/** Every answer of the token endpoint (RFC 6749, section 5.1). */
export const noStore = { "cache-control": "no-store", pragma: "no-cache" };
