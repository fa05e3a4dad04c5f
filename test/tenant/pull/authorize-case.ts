import assert from "node:assert/strict";
import { Document } from "../../../server/src/document/document.ts";
import { readFile } from "../../../server/src/document/read/file.ts";
import { indexTenant } from "../../../server/src/facts/tenant-index.ts";
import { targetAt } from "../../../server/src/tenant/pull/pull.ts";
import type { PullTarget } from "../../../server/src/tenant/pull/target.ts";
import { thumbprint } from "../../../server/src/tenant/thumbprint.ts";
import { apiOnTenant, clientOnTenant, grantOnTenant, tenantState } from "../build.ts";
import { domain } from "../fake-tenant.ts";

/** A tenant with applications of every kind, one of which is authorised at its API. */
export const state = tenantState({
  apis: [apiOnTenant()],
  grants: [grantOnTenant("alpha", { scope: ["b"] })],
  clients: [
    clientOnTenant("alpha"),
    clientOnTenant("beta"),
    clientOnTenant("gamma", { name: 'Reports, "new" [1]: it' }),
    clientOnTenant("public", { token_endpoint_auth_method: "none" }),
    clientOnTenant("web", { grant_types: ["authorization_code"] }),
  ],
});

/** The first API of a file with a tenant `dev`, and that tenant. */
export function targetOf(text: string): PullTarget {
  const file = readFile(Document.of(text), { chosen: "dev" });
  const [tenant] = file.tenants;
  const target =
    tenant && targetAt(file, 0, indexTenant(state), { tenant: { ...tenant, domain }, thumbprint, ownClientId: "own" });
  assert.ok(target);
  return target;
}
