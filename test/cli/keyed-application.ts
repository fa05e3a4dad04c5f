import assert from "node:assert/strict";
import type { KeyObject } from "node:crypto";
import type { Local } from "./local.ts";
import { keepSecretsOf } from "./secrets.ts";

/** The client id of a new application that signs in by its key alone and may do whatever a sync does. */
export async function keyedApplication(local: Local, key: KeyObject, alg: "RS256" | "PS256"): Promise<string> {
  const audience = `https://${local.domain}/api/v2/`;
  const bearer = `Bearer ${await managementToken(local)}`;
  const pem = key.export({ type: "spki", format: "pem" });
  const credentials = [{ credential_type: "public_key", pem, alg }];
  const own = await post(
    `http://${local.domain}/api/v2/clients`,
    {
      name: "Keyed",
      app_type: "non_interactive",
      client_authentication_methods: { private_key_jwt: { credentials } },
    },
    bearer,
  );
  const scope = ["resource_servers", "client_grants"].flatMap((of) =>
    ["read", "create", "update", "delete"].map((does) => `${does}:${of}`),
  );
  const grant = { client_id: own["client_id"], audience, scope: [...scope, "read:clients"] };
  await post(`http://${local.domain}/api/v2/client-grants`, grant, bearer);
  return String(own["client_id"]);
}

/** A token of the administrator's. */
export async function managementToken({ domain, administrator }: Local): Promise<string> {
  const audience = `https://${domain}/api/v2/`;
  const { clientId: client_id, secret: client_secret } = administrator;
  const credentials = { grant_type: "client_credentials", audience, client_id, client_secret };
  return String((await post(`http://${domain}/oauth/token`, credentials))["access_token"]);
}

async function post(url: string, body: object, authorization = ""): Promise<Record<string, unknown>> {
  const headers = { "content-type": "application/json", ...(authorization && { authorization }) };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${url}: ${answer.status}`);
  const text = await answer.text();
  keepSecretsOf(text);
  return JSON.parse(text) as Record<string, unknown>;
}
