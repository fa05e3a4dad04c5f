import { LocalTenantError } from "../local-tenant-error.ts";
import { list, object, type ReadBy, ShapeError, text } from "../http/shape.ts";
import { createApi } from "../management/api-shape.ts";
import { makeApi } from "../management/api.ts";
import { seedApplication } from "../management/application-shape.ts";
import { makeApplication } from "../management/application.ts";
import { newGrant } from "../management/client-grants.ts";
import { grantKey } from "../management/grant.ts";
import { createGrant } from "../management/grant-shape.ts";
import { apiId, clientId, clientSecret, organizationId, roleId, signingSecret } from "../store/ids.ts";
import type { Tenant } from "../tenant.ts";

const organizationGrant = object({ client_id: text({ min: 1 }), audience: text({ min: 1 }) }, {});

/** `client_grants`: those that are assigned to it. */
const seedOrganization = object(
  { name: text({ min: 1, max: 50 }) },
  { id: text({ min: 1 }), client_grants: list(organizationGrant) },
);

const permission = object({ resource_server_identifier: text({ min: 1 }), permission_name: text({ min: 1 }) }, {});
const seedRole = object(
  { name: text({ min: 1 }) },
  { id: text({ min: 1 }), description: text(), permissions: list(permission) },
);

const seedShape = object(
  {},
  {
    resource_servers: list(createApi),
    clients: list(seedApplication),
    client_grants: list(createGrant),
    organizations: list(seedOrganization),
    roles: list(seedRole),
  },
);

/** What a seed file holds: the bodies that would create these; a client may bring its id and secret. */
export type Seed = ReadBy<typeof seedShape>;

/** @throws LocalTenantError `seed-invalid` with the place of the first mistake. */
export function readSeed(json: unknown): Seed {
  try {
    return seedShape.read(json, "");
  } catch (error) {
    if (error instanceof ShapeError) throw invalid(`${error.message}${error.path && ` at ${error.path}`}`, error);
    throw error;
  }
}

/**
 * Makes what the tenant doesn't have yet, and leaves what it has as it is: an API by its identifier, a client by its id (without one
 * by its name), a grant by client, audience and subject type, an organization or role by id
 * or name. A grant's `client_id` may also be the name of one client.
 */
export async function applySeed(tenant: Tenant, seed: Seed): Promise<void> {
  const { store } = tenant;
  const done: Promise<void>[] = [];
  const naming = (id: string | undefined) =>
    id === undefined || store.applications.get(id) ? undefined : named(tenant, id)?.client_id;

  each(seed.resource_servers, "resource_servers", (body) => {
    if (store.apiByIdentifier(body.identifier)) return;
    done.push(store.commit({ put: "api", value: makeApi(apiId(tenant.now()), body, signingSecret) }));
  });
  each(seed.clients, "clients", ({ client_id, client_secret, ...body }) => {
    if (client_id === undefined ? named(tenant, body.name) : store.applications.get(client_id)) return;
    const made = makeApplication(client_id ?? clientId(), client_secret ?? clientSecret(), body);
    done.push(store.commit({ put: "application", value: { ...made, seeded: true } }));
  });
  each(seed.client_grants, "client_grants", (body) => {
    const client_id = naming(body.client_id);
    const named = client_id === undefined ? body : { ...body, client_id };
    if (!store.grantByKey(grantKey(named))) done.push(store.commit({ put: "grant", value: newGrant(store, named) }));
  });
  each(seed.organizations, "organizations", ({ id, name, client_grants: granted = [] }) => {
    if ([...store.organizations.all()].some((one) => one.id === id || one.name === name)) return;
    const grants = granted.map((one) => {
      const grant = store.grantByKey(grantKey({ ...one, client_id: naming(one.client_id) ?? one.client_id }));
      if (!grant) throw new Error(`${one.client_id} has no client grant for ${one.audience}`);
      return grant.id;
    });
    done.push(store.commit({ put: "organization", value: { id: id ?? organizationId(), name, grants } }));
  });
  each(seed.roles, "roles", ({ id, permissions = [], ...body }) => {
    if ([...store.roles.all()].some((one) => one.id === id || one.name === body.name)) return;
    for (const { resource_server_identifier: identifier, permission_name: name } of permissions) {
      const scopes = store.apiByIdentifier(identifier)?.scopes ?? [];
      if (!scopes.some(({ value }) => value === name)) throw new Error(`${identifier} has no scope ${name}`);
    }
    done.push(store.commit({ put: "role", value: { id: id ?? roleId(), permissions, ...body } }));
  });
  await Promise.all(done);
}

function named(tenant: Tenant, name: string) {
  return [...tenant.store.applications.all()].find((application) => application.name === name);
}

function each<T>(items: readonly T[] | undefined, list: string, apply: (item: T) => void): void {
  for (const [index, item] of (items ?? []).entries()) {
    try {
      apply(item);
    } catch (error) {
      throw invalid(`${error instanceof Error ? error.message : String(error)} at ${list}[${index}]`, error);
    }
  }
}

const invalid = (problem: string, cause: unknown) =>
  new LocalTenantError("seed-invalid", `The seed can't be applied: ${problem}.`, { cause });
