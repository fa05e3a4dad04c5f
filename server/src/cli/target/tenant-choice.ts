import type { AuthApisFile } from "../../document/read/file.ts";
import { pickedTenant, type Tenant } from "../../document/read/tenants.ts";
import { parseDomain } from "../../tenant/connection/domain.ts";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { meant } from "../meant.ts";

export type ChosenTenant = Tenant & { readonly domain: string };

/**
 * The tenant that a command acts on: what `--tenant` names; without it the file's only tenant, the one of its tenants that
 * AUTH0_DOMAIN names, or, for a file that names none, AUTH0_DOMAIN itself. A file that names its tenants goes to no
 * other one.
 *
 * @throws UsageError where that leaves none, or names one that the file is not for
 */
export function chooseTenant(file: AuthApisFile, wanted: string | undefined, env: Terminal["env"]): ChosenTenant {
  const own = env["AUTH0_DOMAIN"]?.toLowerCase();
  const chosen = file.tenants.length > 0 ? namedTenant(file.tenants, wanted, own) : anyTenant(wanted ?? own);
  if (chosen.domain === undefined) {
    throw new UsageError(`the file gives the tenant ${chosen.name} no domain; write it under tenants: ${chosen.name}:`);
  }
  const parsed = parseDomain(chosen.domain);
  if ("problem" in parsed) throw new UsageError(parsed.problem);
  return { ...chosen, domain: parsed.domain };
}

function namedTenant(tenants: readonly Tenant[], wanted: string | undefined, own: string | undefined): Tenant {
  const names = tenants.map(({ name }) => name);
  if (wanted !== undefined) {
    const byName = tenants.find(({ name }) => name === wanted);
    const found = byName ?? tenants.find(({ domain }) => domain?.toLowerCase() === wanted.toLowerCase());
    if (found) return found;
    throw new UsageError(
      `the file is not for the tenant "${wanted}", but for ${names.join(", ")}${meant(wanted, names)}`,
    );
  }
  const [only, second] = tenants;
  if (only && !second) return only;
  const byDomain = own === undefined ? undefined : tenants.find(({ domain }) => domain?.toLowerCase() === own);
  if (byDomain) return byDomain;
  throw new UsageError(`the file is for several tenants; choose one with --tenant: ${names.join(", ")}`);
}

function anyTenant(domain: string | undefined): Tenant {
  if (domain === undefined || domain === "") {
    throw new UsageError("the file names no tenant; give its domain with --tenant, or try --tenant local");
  }
  return pickedTenant(domain);
}
