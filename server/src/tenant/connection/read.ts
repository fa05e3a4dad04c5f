import { sum } from "../../document/sum.ts";
import { clientFields, readApi, readClient, readGrant } from "./edge.ts";
import type { ManagementApi } from "./management-api.ts";
import { type List, type ReadOptions, readPages } from "./pages.ts";
import type { TenantApi, TenantClient, TenantGrant, TenantState } from "../../facts/tenant-state.ts";

/** Reads APIs, grants and applications of a tenant, every page of each. */
export async function readTenant(api: ManagementApi, options: ReadOptions = {}): Promise<TenantState> {
  const progress = new Map<string, readonly [read: number, total: number]>();
  const each = (path: string): ReadOptions => ({
    signal: options.signal,
    onPage: (read, total) => {
      progress.set(path, [read, total]);
      const counts = [...progress.values()];
      options.onPage?.(
        sum(counts, ([some]) => some),
        sum(counts, ([, all]) => all),
      );
    },
  });
  const [apis, grants, clients] = await Promise.all([
    readPages(api, apiList(api.domain), each("/resource-servers")),
    readPages(api, grantList(api.domain), each("/client-grants")),
    readPages(api, clientList(api.domain), each("/clients")),
  ]);
  return { apis, grants, clients: clients.filter((client) => !client.global) };
}

/** Reads a tenant's applications alone, every page. */
export async function readApplications(api: ManagementApi): Promise<readonly TenantClient[]> {
  const clients = await readPages(api, clientList(api.domain));
  return clients.filter((client) => !client.global);
}

/** `identifiers` filters (at most ten; the query's length is the caller's care). */
export function apiList(domain: string, identifiers: readonly string[] = []): List<TenantApi> {
  return {
    path: "/resource-servers",
    key: "resource_servers",
    query: identifiers.map((identifier) => ["identifiers", identifier]),
    checkpoint: false,
    item: (value) => readApi(value, domain),
    id: ({ id }) => id,
  };
}

/** Which grants are asked for: those of an API, of an application, or of both. */
export interface GrantFilter {
  readonly audience?: string;
  readonly clientId?: string;
}

/** The list of the tenant's grants, or of those that a filter lets through. */
export function grantList(domain: string, { audience, clientId }: GrantFilter = {}): List<TenantGrant> {
  return {
    path: "/client-grants",
    key: "client_grants",
    query: [
      ...(audience === undefined ? [] : [["audience", audience] as const]),
      ...(clientId === undefined ? [] : [["client_id", clientId] as const]),
    ],
    checkpoint: true,
    item: (value) => readGrant(value, domain),
    id: ({ id }) => id,
  };
}

function clientList(domain: string): List<TenantClient> {
  return {
    path: "/clients",
    key: "clients",
    query: [
      ["fields", clientFields.join(",")],
      ["include_fields", "true"],
    ],
    checkpoint: true,
    item: (value) => readClient(value, domain),
    id: ({ clientId }) => clientId,
  };
}
