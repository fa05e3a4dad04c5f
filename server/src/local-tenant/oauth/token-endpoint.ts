import { Hono } from "hono";
import { answer } from "../http/answer.ts";
import type { Tenant } from "../tenant.ts";
import { accessToken } from "./access-token.ts";
import { authenticateClient, grantTypeRefused } from "./client-authentication.ts";
import { entitlement } from "./entitlement.ts";
import { invalidRequest, OAuthRefusal } from "./oauth-refusal.ts";
import { readTokenRequest } from "./token-request.ts";

/** `POST /oauth/token`: the client credentials grant (RFC 6749, section 4.4), and no other. */
export function tokenEndpoint(tenant: Tenant): Hono {
  const spent = new Map<string, number>();
  const routes = new Hono();
  routes.post("/oauth/token", async (c) => {
    const request = await readTokenRequest(c);
    const grantType = request.parameters.get("grant_type");
    if (grantType === undefined) throw invalidRequest("Missing required parameter: grant_type");
    if (grantType !== "client_credentials")
      throw new OAuthRefusal(400, "unsupported_grant_type", `Unsupported grant type: ${grantType}`);
    const application = await authenticateClient(tenant, request, spent);
    if (!application.grant_types.includes("client_credentials")) throw grantTypeRefused();
    const { api, scopes } = entitlement(tenant, application, request);
    const body = {
      access_token: await accessToken(tenant, application, { api, scopes }),
      ...(scopes.length > 0 && { scope: scopes.join(" ") }),
      expires_in: api.token_lifetime,
      token_type: "Bearer",
    };
    return answer(body, 200, noStore);
  });
  return routes;
}

/** Every answer of the token endpoint (RFC 6749, section 5.1). */
export const noStore = { "cache-control": "no-store", pragma: "no-cache" };
