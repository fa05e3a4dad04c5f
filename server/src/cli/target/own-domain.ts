import { foreignDomain } from "../../tenant/connection/environment.ts";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";

/**
 * Binds what the environment holds to the tenant that AUTH0_DOMAIN names.
 *
 * @param what - what would be sent, in words
 * @throws UsageError where it is for another tenant, or nothing says for which
 */
export function requireOwnDomain(what: string, domain: string, env: Terminal["env"]): void {
  const foreign = foreignDomain(what, domain, env);
  if (foreign) throw new UsageError(foreign.problem);
}
