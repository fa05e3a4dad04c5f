import type { Api } from "../management/api.ts";
import type { Application } from "../management/application.ts";
import { type Grant, grantKey } from "../management/grant.ts";
import type { Organization } from "../management/organization.ts";
import type { Role } from "../management/role.ts";
import { type Collection, collection } from "./collection.ts";
import { openJournal, readJournal, replaceJournal } from "./journal.ts";

/** One record written, or taken away by its id. */
export type Change =
  | { readonly put: "api"; readonly value: Api }
  | { readonly put: "grant"; readonly value: Grant }
  | { readonly put: "application"; readonly value: Application }
  | { readonly put: "organization"; readonly value: Organization }
  | { readonly put: "role"; readonly value: Role }
  | { readonly drop: "api" | "grant" | "application"; readonly id: string };

/** Everything the tenant holds: in memory, with a journal on disk. */
export interface Store {
  readonly apis: Collection<Api>;
  readonly grants: Collection<Grant>;
  readonly applications: Collection<Application>;
  readonly organizations: Collection<Organization>;
  readonly roles: Collection<Role>;
  apiByIdentifier(identifier: string): Api | undefined;
  /** @param key - what `grantKey` makes of a grant. */
  grantByKey(key: string): Grant | undefined;
  /**
   * Makes the changes, all or none of them. They can be read at once; the promise resolves when they are on the disk, and nobody
   * may be told that they were made before that.
   */
  commit(...changes: readonly Change[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the store from its journal and writes the journal anew where it has grown by changes that later ones overtook.
 *
 * @throws LocalTenantError `journal-damaged`.
 */
export async function openStore(path: string): Promise<Store> {
  const apis = collection<Api>();
  const grants = collection<Grant>();
  const applications = collection<Application>();
  const organizations = collection<Organization>();
  const roles = collection<Role>();
  const of = { api: apis, grant: grants, application: applications };
  const identifiers = new Map<string, string>();
  const grantKeys = new Map<string, string>();

  const forget = (kind: "api" | "grant", id: string): void => {
    const api = kind === "api" ? apis.get(id) : undefined;
    const grant = kind === "grant" ? grants.get(id) : undefined;
    if (api) identifiers.delete(api.identifier);
    if (grant) grantKeys.delete(grantKey(grant));
  };
  const make = (change: Change): void => {
    if ("drop" in change) {
      if (change.drop !== "application") forget(change.drop, change.id);
      of[change.drop].drop(change.id);
    } else if (change.put === "application") {
      applications.put(change.value.client_id, change.value);
    } else if (change.put === "organization") {
      organizations.put(change.value.id, change.value);
    } else if (change.put === "role") {
      roles.put(change.value.id, change.value);
    } else if (change.put === "api") {
      forget("api", change.value.id);
      identifiers.set(change.value.identifier, change.value.id);
      apis.put(change.value.id, change.value);
    } else {
      forget("grant", change.value.id);
      grantKeys.set(grantKey(change.value), change.value.id);
      grants.put(change.value.id, change.value);
    }
  };

  const { entries, torn } = await readJournal(path);
  // One line is one commit: a list of changes, which this very code has written.
  for (const changes of entries as readonly (readonly Change[])[]) changes.forEach(make);
  const all = { apis, grants, applications, organizations, roles };
  const records = Object.values(all).reduce((sum, { size }) => sum + size, 0);
  if (torn || entries.length > records) await replaceJournal(path, lines(all));
  const journal = await openJournal(path);

  return {
    ...all,
    apiByIdentifier: (identifier) => apis.get(identifiers.get(identifier) ?? ""),
    grantByKey: (key) => grants.get(grantKeys.get(key) ?? ""),
    commit(...changes) {
      changes.forEach(make);
      return journal.append(JSON.stringify(changes));
    },
    close: () => journal.close(),
  };
}

function* lines(store: Pick<Store, "apis" | "grants" | "applications" | "organizations" | "roles">): Iterable<string> {
  const line = (change: Change) => JSON.stringify([change]);
  for (const value of store.apis.all()) yield line({ put: "api", value });
  for (const value of store.applications.all()) yield line({ put: "application", value });
  for (const value of store.grants.all()) yield line({ put: "grant", value });
  for (const value of store.organizations.all()) yield line({ put: "organization", value });
  for (const value of store.roles.all()) yield line({ put: "role", value });
}
