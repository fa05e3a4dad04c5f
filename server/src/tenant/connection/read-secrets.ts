import type { ManagementApi } from "./management-api.ts";
import { segment } from "./management-api.ts";
import { conceal, type Secret } from "./secret.ts";

// The only two places that read a secret of a tenant, each because the user has asked for it; it stays in memory.

/** An application's secret; `undefined` where the permissions (`read:client_keys`) don't show it. @throws TenantError */
export function readClientSecret(api: ManagementApi, clientId: string): Promise<Secret | undefined> {
  return read(api, `/clients/${segment(clientId)}`, "client_secret");
}

/**
 * The signing secret of an HS256 API; `undefined` where the tenant keeps it to itself (whether a real one answers with it
 * is not documented). @throws TenantError
 */
export function readSigningSecret(api: ManagementApi, identifier: string): Promise<Secret | undefined> {
  return read(api, `/resource-servers/${segment(identifier)}`, "signing_secret");
}

async function read(api: ManagementApi, path: string, field: string): Promise<Secret | undefined> {
  const { body } = await api.send({
    method: "GET",
    path,
    query: [
      ["fields", field],
      ["include_fields", "true"],
    ],
  });
  const value =
    typeof body === "object" && body !== null ? (body as Readonly<Record<string, unknown>>)[field] : undefined;
  return typeof value === "string" && value !== "" ? conceal(value) : undefined;
}
