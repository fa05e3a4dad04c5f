import type { Overrides } from "../document/tenants.ts";
import { UsageError } from "./exit.ts";

const PREFIX = "AUTH_APIS_VAR_";

/**
 * Values for the tenants' variables from `AUTH_APIS_VAR_NAME` and `--var NAME=VALUE`, the latter first. No other
 * environment variable can be read: a file must not be able to print a secret.
 *
 * @throws UsageError for a `--var` without a name or an equals sign
 */
export function readOverrides(given: readonly string[], env: Readonly<Record<string, string | undefined>>): Overrides {
  const overrides = new Map<string, string>();
  for (const [name, value] of Object.entries(env)) {
    if (name.startsWith(PREFIX) && value !== undefined) overrides.set(name.slice(PREFIX.length), value);
  }
  for (const each of given) {
    const at = each.indexOf("=");
    if (at < 1) throw new UsageError(`--var is written NAME=VALUE, not "${each}"`);
    overrides.set(each.slice(0, at), each.slice(at + 1));
  }
  return overrides;
}
