import type { AuthApisFile } from "../document/file.ts";
import { pickedTenant, type Tenant } from "../document/tenants.ts";
import { parseDomain } from "../tenant/domain.ts";
import { UsageError } from "./exit.ts";

/**
 * The tenant that a command acts on: what `--tenant` names; without it the file's only tenant, the one of its tenants that
 * AUTH0_DOMAIN names, or, for a file that names none, AUTH0_DOMAIN itself. A file that names its tenants goes to no
 * other one.
 *
 * @throws UsageError where that leaves none, or names one that the file is not for
 */
export function chooseTenant(file: AuthApisFile, wanted: string | undefined, env: Env): Tenant & { domain: string } {
  const domain = env["AUTH0_DOMAIN"]?.toLowerCase();
  const chosen = file.tenants.length > 0 ? namedTenant(file.tenants, wanted, domain) : anyTenant(wanted ?? domain);
  if (chosen.domain === undefined) throw new UsageError(`the file gives the tenant ${chosen.name} no domain`);
  const parsed = parseDomain(chosen.domain);
  if ("problem" in parsed) throw new UsageError(parsed.problem);
  return { ...chosen, domain: parsed.domain };
}

type Env = Readonly<Record<string, string | undefined>>;

function namedTenant(tenants: readonly Tenant[], wanted: string | undefined, domain: string | undefined): Tenant {
  const names = tenants.map(({ name }) => name).join(", ");
  if (wanted !== undefined) {
    const found = tenants.find((each) => each.name === wanted || each.domain?.toLowerCase() === wanted.toLowerCase());
    if (found) return found;
    throw new UsageError(`the file is not for the tenant "${wanted}"; it names ${names}`);
  }
  const [only, second] = tenants;
  if (only && !second) return only;
  const byDomain = tenants.find((each) => each.domain?.toLowerCase() === domain);
  if (byDomain && domain !== undefined) return byDomain;
  throw new UsageError(`the file is for several tenants; choose one with --tenant: ${names}`);
}

function anyTenant(domain: string | undefined): Tenant {
  if (domain === undefined || domain === "") {
    throw new UsageError("the file names no tenant; give its domain with --tenant, or `--tenant local`");
  }
  return pickedTenant(domain);
}
