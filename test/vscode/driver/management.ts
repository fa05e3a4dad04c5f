import assert from "node:assert/strict";
import type { RunningTenant } from "../driver/local-tenant.ts";

/** Creates something on a local tenant, past the extension. @param path - below `/api/v2` */
export async function create(
  { domain, administrator }: RunningTenant,
  path: string,
  body: object,
): Promise<Readonly<Record<string, unknown>>> {
  const audience = `https://${domain}/api/v2/`;
  const asked = await post(`http://${domain}/oauth/token`, {
    grant_type: "client_credentials",
    audience,
    ...administrator,
  });
  return post(`http://${domain}/api/v2${path}`, body, `Bearer ${String(asked["access_token"])}`);
}

async function post(url: string, body: object, authorization = ""): Promise<Readonly<Record<string, unknown>>> {
  const headers = { "content-type": "application/json", ...(authorization && { authorization }) };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${url}: ${answer.status}`);
  return (await answer.json()) as Readonly<Record<string, unknown>>;
}
