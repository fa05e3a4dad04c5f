import type { NamedApplication } from "../../expected/wanted.ts";
import { UsageError } from "../exit.ts";
import { meant } from "../meant.ts";
import type { Terminal } from "../terminal.ts";
import type { LocalApplication, LocalDirectory } from "../target/local-directory.ts";
import { lookUpApplication } from "./look-up-application.ts";
import type { Target } from "../target/target.ts";

export type Application = NamedApplication & { readonly clientId: string };

/**
 * The application that a name means: a short name of the tenant, a client id, or a name on the tenant.
 *
 * @throws UsageError where there is no such application; TenantError where it can't be looked up
 */
export async function findApplication(named: string, target: Target, terminal: Terminal): Promise<Application> {
  const { tenant, local, input } = target;
  const short = tenant.clients.get(named)?.clientId;
  if (short === undefined && input.file.shortNames.has(named)) {
    throw new UsageError(
      `the tenant ${tenant.name} maps no application to "${named}"; add it to its clients in the file`,
    );
  }
  if (local) {
    const { name, clientId } = localApplication(short ?? named, local);
    return { named, clientId, name };
  }
  const found = short === undefined ? await lookUpApplication(named, target, terminal) : { clientId: short };
  return { named, ...found };
}

/** By client id, else by name. @throws UsageError */
export function localApplication(wanted: string, { administrator, applications }: LocalDirectory): LocalApplication {
  const all = [administrator, ...applications];
  const found = all.find(({ clientId }) => clientId === wanted) ?? all.find(({ name }) => name === wanted);
  if (found) return found;
  const names = applications.map(({ name }) => name);
  const hint = meant(wanted, names, `it has ${names.join(", ")}`);
  throw new UsageError(`the local tenant has no application "${wanted}"${hint}`);
}
