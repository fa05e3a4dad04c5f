import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type Credentials, signingAlgorithms } from "./credentials.ts";
import { isLoopback } from "../../facts/domain.ts";
import { conceal } from "./secret.ts";
import { systemCode } from "../../runtime/system-error.ts";

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The credentials, or why there are none for this tenant, in words. */
export type FromEnvironment = { readonly credentials: Credentials } | { readonly problem: string };

/**
 * The Management API credentials of the environment, under the names that Auth0's own tools use; a token first, as they
 * do it. They are given out only where AUTH0_DOMAIN is this domain, port included. Several tenants have a set each, with one
 * ending for all its names: AUTH0_DOMAIN_PROD, AUTH0_CLIENT_ID_PROD and so on.
 *
 * @param directory - where a relative AUTH0_CLIENT_SIGNING_KEY_PATH begins
 */
export async function environmentCredentials(
  domain: string,
  all: Environment,
  directory: string,
): Promise<FromEnvironment> {
  const set = environmentSet(domain, all);
  if ("problem" in set) return set;
  const { ending, variables: env } = set;
  const { clientId, clientSecret, keyPath, token } = found(env);
  if (token) {
    const foreign = foreignDomain("the token of the environment", domain, env);
    return foreign ?? { credentials: { kind: "token", domain, token: conceal(token) } };
  }
  if (clientId && keyPath) {
    const foreign = foreignDomain(`the private key of ${clientId}`, domain, env);
    return foreign ?? privateKey({ domain, clientId, keyPath, ending }, env, directory);
  }
  if (clientId && clientSecret) {
    const foreign = foreignDomain(`the secret of ${clientId}`, domain, env);
    return foreign ?? { credentials: { kind: "client-secret", domain, clientId, clientSecret: conceal(clientSecret) } };
  }
  const missing = clientId
    ? `AUTH0_CLIENT_SECRET${ending} is not set`
    : `set AUTH0_DOMAIN${ending}, AUTH0_CLIENT_ID${ending} and AUTH0_CLIENT_SECRET${ending} (or AUTH0_CLIENT_SIGNING_KEY_PATH${ending}) of a machine-to-machine application`;
  const local = isLoopback(domain) ? "; for the local tenant write --tenant local" : "";
  return { problem: `no credentials for ${domain}: ${missing}${local}` };
}

/** The variables of one tenant. */
export interface EnvironmentSet {
  /** What their names end in in the environment. */
  readonly ending: string;
  /** The tenant's own credentials, under their names without the ending. */
  readonly variables: Environment;
  /** What stands under another name that bears this set's ending; nothing of a set whose ending is a longer one. */
  valueOf(name: string): string | undefined;
}

/** The set that is for this domain, or the one without an ending, whose AUTH0_DOMAIN is to be looked at (`foreignDomain`). */
export function environmentSet(domain: string, env: Environment): EnvironmentSet | { readonly problem: string } {
  const [ending = "", twin] = endingsFor(domain, env);
  if (twin === undefined)
    return { ending, variables: setOf(ending, env), valueOf: (name) => valueIn(ending, name, env) };
  return { problem: `AUTH0_DOMAIN${ending} and AUTH0_DOMAIN${twin} are both ${domain}; unset one, nothing was sent` };
}

/** Does the environment hold anything that could sign in to the Management API of this tenant? */
export function hasCredentialsFor(domain: string, env: Environment): boolean {
  return endingsFor(domain, env).some((ending) => hasCredentials(setOf(ending, env)));
}

/** Does it hold any without an ending, for whichever tenant? */
export function hasCredentials(env: Environment): boolean {
  const { clientId, clientSecret, keyPath, token } = found(env);
  return Boolean(token) || Boolean(clientId && (clientSecret || keyPath));
}

/** The endings of the sets that are for this domain: the one without an ending alone, if it is. */
function endingsFor(domain: string, env: Environment): readonly string[] {
  const endings = allEndings(env).filter((ending) => env[`AUTH0_DOMAIN${ending}`]?.toLowerCase() === domain);
  return endings.includes("") ? [""] : endings.sort();
}

function allEndings(env: Environment): readonly string[] {
  return Object.keys(env).flatMap((name) => /^AUTH0_DOMAIN((?:_[A-Z0-9_]+)?)$/.exec(name)?.[1] ?? []);
}

/** A file chooses what stands before the ending; it must not be able to spell another set's ending with it. */
function valueIn(ending: string, name: string, env: Environment): string | undefined {
  const others = allEndings(env).filter((each) => each.length > ending.length);
  return others.some((other) => name.endsWith(other)) ? undefined : env[name];
}

/** The variables of one set under the names without its ending; nothing of another set is among them. */
function setOf(ending: string, env: Environment): Environment {
  return Object.fromEntries(setNames.map((name) => [name, env[`${name}${ending}`]]));
}

const setNames = [
  "AUTH0_DOMAIN",
  "AUTH0_CLIENT_ID",
  "AUTH0_CLIENT_SECRET",
  "AUTH0_CLIENT_SIGNING_KEY_PATH",
  "AUTH0_CLIENT_SIGNING_ALGORITHM",
  "AUTH0_ACCESS_TOKEN",
  "AUTH0_API_TOKEN",
] as const;

/**
 * What the environment holds is for the tenant that AUTH0_DOMAIN names and for no other one: a file must not be able to
 * have it sent to a domain of its own.
 *
 * @param what - what would be sent, in words
 * @returns the problem where it is for another tenant, or nothing says for which
 */
export function foreignDomain(
  what: string,
  domain: string,
  env: Environment,
): { readonly problem: string } | undefined {
  const own = env["AUTH0_DOMAIN"] ?? "";
  if (own.toLowerCase() === domain) return undefined;
  if (own === "") return { problem: `AUTH0_DOMAIN must say for which tenant ${what} is; nothing was sent` };
  return { problem: `${what} is for ${own} (AUTH0_DOMAIN), not for ${domain}; nothing was sent` };
}

interface KeyFile {
  readonly domain: string;
  readonly clientId: string;
  readonly keyPath: string;
  /** Of the variables that name it. */
  readonly ending: string;
}

async function privateKey(
  { domain, clientId, keyPath, ending }: KeyFile,
  env: Environment,
  directory: string,
): Promise<FromEnvironment> {
  const wanted = env["AUTH0_CLIENT_SIGNING_ALGORITHM"] || "RS256";
  const algorithm = signingAlgorithms.find((each) => each === wanted);
  if (!algorithm) {
    return {
      problem: `AUTH0_CLIENT_SIGNING_ALGORITHM${ending} is ${wanted}; it must be ${signingAlgorithms.join(", ")}`,
    };
  }
  try {
    const pem = await readFile(resolve(directory, keyPath), "utf8");
    return { credentials: { kind: "private-key", domain, clientId, privateKey: conceal(pem), algorithm } };
  } catch (error) {
    const code = systemCode(error) ?? "unknown error";
    return { problem: `${keyPath} (AUTH0_CLIENT_SIGNING_KEY_PATH${ending}) can't be read (${code})` };
  }
}

function found(env: Environment) {
  return {
    clientId: env["AUTH0_CLIENT_ID"],
    clientSecret: env["AUTH0_CLIENT_SECRET"],
    keyPath: env["AUTH0_CLIENT_SIGNING_KEY_PATH"],
    token: env["AUTH0_ACCESS_TOKEN"] || env["AUTH0_API_TOKEN"],
  };
}
