import type { Overrides, Tenant } from "../../document/read/tenants.ts";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { meant } from "../meant.ts";

const PREFIX = "AUTH_APIS_VAR_";

export const variableOption = {
  var: {
    type: "string",
    multiple: true,
    value: "NAME=VALUE",
    help: "a value for a variable that the file's tenants list",
  },
} as const;

/**
 * Values for the tenants' variables from `AUTH_APIS_VAR_NAME` and `--var NAME=VALUE`, the latter first. No other
 * environment variable can be read: a file must not be able to print a secret.
 *
 * @throws UsageError for a `--var` without a name or an equals sign
 */
export function readOverrides(given: readonly string[], env: Terminal["env"]): Overrides {
  const overrides = new Map<string, string>();
  for (const [name, value] of Object.entries(env)) {
    if (name.startsWith(PREFIX) && value !== undefined) overrides.set(name.slice(PREFIX.length), value);
  }
  for (const each of given) overrides.set(nameOf(each), each.slice(each.indexOf("=") + 1));
  return overrides;
}

/**
 * A `--var` that no tenant lists would change nothing, and probably means another one. (The environment may hold what is
 * for other files.)
 *
 * @throws UsageError that names the near miss
 */
export function requireListed(given: readonly string[], tenants: readonly Tenant[]): void {
  const listed = new Set(tenants.flatMap(({ variables }) => [...variables.keys()]));
  const unknown = given.map(nameOf).find((name) => !listed.has(name));
  if (unknown === undefined) return;
  const names = listed.size === 0 ? "they list none" : `they list ${[...listed].join(", ")}`;
  throw new UsageError(`no tenant of the file lists the variable ${unknown} (--var)${meant(unknown, listed, names)}`);
}

function nameOf(given: string): string {
  const at = given.indexOf("=");
  if (at < 1) throw new UsageError(`--var is written NAME=VALUE, not "${given}"`);
  return given.slice(0, at);
}
