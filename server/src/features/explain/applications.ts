import type { AuthApisFile } from "../../document/read/file.ts";
import { type KnownTenants, knownTenant } from "../../facts/known-tenants.ts";
import type { TenantClient } from "../../facts/tenant-state.ts";
import type { FieldPath } from "../../schema/facts.ts";
import { code, table, words } from "./markdown.ts";
import { tenantsAt } from "../place/path.ts";

/** An application with the names of the file's tenants that have it. */
export interface KnownApplication {
  readonly application: TenantClient;
  readonly tenants: readonly string[];
}

/** The applications of the tenants for which the text at a path counts, as far as those are known. */
export function applicationsAt(path: FieldPath, file: AuthApisFile, facts: KnownTenants): readonly KnownApplication[] {
  const byId = new Map<string, { application: TenantClient; tenants: string[] }>();
  for (const { name, domain } of facts.size > 0 ? tenantsAt(path, file) : []) {
    for (const application of knownTenant(facts, domain)?.state.clients ?? []) {
      const same = byId.get(application.clientId);
      if (same) same.tenants.push(name);
      else byId.set(application.clientId, { application, tenants: [name] });
    }
  }
  return [...byId.values()];
}

/** "Single Page Application", as the Dashboard calls it. https://auth0.com/docs/get-started/applications */
export function typeWords({ appType, authentication }: TenantClient): string {
  const type = TYPES.get(appType ?? "") ?? appType ?? "application";
  return authentication === "none" ? `${type}, public` : type;
}

/** What an id or an application's name means on each tenant that is known; nothing where none has it. Markdown. */
export function applicationTable(
  text: string,
  path: FieldPath,
  file: AuthApisFile,
  facts: KnownTenants,
): readonly string[] {
  const found = applicationsAt(path, file, facts).filter(
    ({ application }) => application.clientId === text || application.name === text,
  );
  const rows = found.map(({ application, tenants }) => [
    words(tenants.join(", ")),
    words(application.name),
    words(typeWords(application)),
    code(application.clientId),
  ]);
  return rows.length === 0 ? [] : [table(["Tenant", "Application", "Type", "Client id"], rows)];
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ["non_interactive", "machine to machine"],
  ["spa", "single-page"],
  ["native", "native"],
  ["regular_web", "regular web"],
]);
