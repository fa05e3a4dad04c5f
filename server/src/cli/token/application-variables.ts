import { type Environment, environmentSet } from "../../tenant/connection/environment.ts";
import { UsageError } from "../exit.ts";

/** What the environment holds for one application of one tenant. */
export interface ApplicationVariables {
  readonly secret: Variable;
  /** Of its private key (PEM). */
  readonly keyPath: Variable;
  /** How that signs. */
  readonly algorithm: Variable;
  /** The tenant's own credentials, under their names without an ending. */
  readonly tenant: Environment;
}

interface Variable {
  readonly name: string;
  readonly value: string | undefined;
}

/**
 * Like the tenant's own credentials they belong to a set: they bear its ending, and none where AUTH0_DOMAIN has none.
 *
 * @throws UsageError where two sets are for the domain
 */
export function applicationVariables(clientId: string, domain: string, env: Environment): ApplicationVariables {
  const set = environmentSet(domain, env);
  if ("problem" in set) throw new UsageError(set.problem);
  const variable = (what: string): Variable => {
    const name = `AUTH_APIS_CLIENT_${what}_${clientId}${set.ending}`;
    return { name, value: set.valueOf(name) };
  };
  const secret = variable("SECRET");
  const { AUTH0_CLIENT_ID: own, AUTH0_CLIENT_SECRET: ownSecret } = set.variables;
  return {
    secret: { name: secret.name, value: secret.value || (own === clientId ? ownSecret : undefined) },
    keyPath: variable("SIGNING_KEY_PATH"),
    algorithm: variable("SIGNING_ALGORITHM"),
    tenant: set.variables,
  };
}

/** Does the environment hold what proves that somebody is the application with this id? @throws UsageError */
export function isOwnApplication(clientId: string, domain: string, env: Environment): boolean {
  const { secret, keyPath, tenant } = applicationVariables(clientId, domain, env);
  return Boolean(secret.value || keyPath.value) || tenant["AUTH0_CLIENT_ID"] === clientId;
}
