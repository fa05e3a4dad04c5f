import assert from "node:assert/strict";
import type { RunningTenant } from "./local-tenant.ts";

/** A token for a local tenant's Management API, as its administrator gets it. */
export async function managementToken({ domain, administrator }: RunningTenant): Promise<string> {
  const asked = { grant_type: "client_credentials", audience: `https://${domain}/api/v2/`, ...administrator };
  return String((await post(`http://${domain}/oauth/token`, asked))["access_token"]);
}

/** Creates something on a local tenant, past the extension. @param path - below `/api/v2` */
export async function create(
  tenant: RunningTenant,
  path: string,
  body: object,
): Promise<Readonly<Record<string, unknown>>> {
  return post(`http://${tenant.domain}/api/v2${path}`, body, `Bearer ${await managementToken(tenant)}`);
}

async function post(url: string, body: object, authorization = ""): Promise<Readonly<Record<string, unknown>>> {
  const headers = { "content-type": "application/json", ...(authorization && { authorization }) };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${url}: ${answer.status}`);
  return (await answer.json()) as Readonly<Record<string, unknown>>;
}
