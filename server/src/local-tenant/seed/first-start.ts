import { makeApplication } from "../management/application.ts";
import type { AppType } from "../management/application-shape.ts";
import { makeGrant, grantKey } from "../management/grant.ts";
import { managementApi, managementScopes } from "../management/management-api.ts";
import { apiId, clientId, clientSecret, grantId } from "../store/ids.ts";
import type { Change, Store } from "../store/store.ts";
import type { Tenant } from "../tenant.ts";

/** The application that this tool itself signs in with. */
const administratorName = "Administrator";

const applications: readonly { readonly name: string; readonly app_type: AppType }[] = [
  { name: "Orders Worker", app_type: "non_interactive" },
  { name: "Reports Worker", app_type: "non_interactive" },
  { name: "Shop Web", app_type: "spa" },
  { name: "Back Office", app_type: "regular_web" },
];

/** Applications of the tenant that this one stands in for. */
export interface StandIn {
  /** Its name in the file, kept so that others can tell whose place this tenant takes. */
  readonly tenant?: string;
  readonly clients: readonly { readonly name: string; readonly clientId: string }[];
}

/**
 * What every local tenant has: at its first start the Management API and the sample applications; at each start an administrator
 * with all permissions, even if somebody deleted it, and the applications that it stands in for.
 */
export async function prepare(tenant: Tenant, standIn: StandIn | undefined): Promise<void> {
  const { store } = tenant;
  const system = [...store.apis.all()].find((api) => api.is_system);
  if (!system) {
    await store.commit(
      { put: "api", value: managementApi(apiId(tenant.now()), tenant.managementApi) },
      ...applications.map((application): Change => ({ put: "application", value: seeded(application) })),
    );
  } else if (system.identifier !== tenant.managementApi) {
    await store.commit(...movedTo(tenant.managementApi, system.identifier, store));
  }
  await prepareAdministrator(tenant);
  const wanted = (standIn?.clients ?? []).filter(({ clientId: id }) => !store.applications.get(id));
  const unique = new Map(wanted.map((client) => [client.clientId, client]));
  await Promise.all(
    [...unique.values()].map(({ name, clientId: id }) =>
      store.commit({ put: "application", value: seeded({ name, app_type: "non_interactive" }, id) }),
    ),
  );
}

/** The administrator's credentials: the oldest seeded application of that name. */
export function administrator(store: Store) {
  return [...store.applications.all()].find(({ name, seeded: ours }) => ours === true && name === administratorName);
}

async function prepareAdministrator(tenant: Tenant): Promise<void> {
  const { store } = tenant;
  const application = administrator(store) ?? seeded({ name: administratorName, app_type: "non_interactive" });
  const api = store.apiByIdentifier(tenant.managementApi);
  if (!api) throw new Error("The Management API is missing.");
  const body = { client_id: application.client_id, audience: api.identifier, scope: managementScopes };
  const before = store.grantByKey(grantKey(body));
  const changes: Change[] = [];
  if (!store.applications.get(application.client_id)) changes.push({ put: "application", value: application });
  if (before?.scope?.length !== managementScopes.length)
    changes.push({ put: "grant", value: makeGrant(before?.id ?? grantId(), body, api, application) });
  if (changes.length > 0) await store.commit(...changes);
}

function seeded(body: { name: string; app_type: AppType }, id = clientId()) {
  return { ...makeApplication(id, clientSecret(), body), seeded: true as const };
}

/** On another port the tenant has another domain, and the Management API and its grants move with it. */
function* movedTo(identifier: string, before: string, store: Store): Iterable<Change> {
  for (const api of store.apis.all()) if (api.is_system) yield { put: "api", value: { ...api, identifier } };
  for (const grant of store.grants.all())
    if (grant.audience === before) yield { put: "grant", value: { ...grant, audience: identifier } };
}
