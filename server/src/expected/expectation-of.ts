import type { JsonObject } from "../facts/json.ts";
import { type JsonRecord, oneOf, record } from "../facts/unknown-json.ts";
import type { ApiExpectation, Dialect, SigningAlg, TokenExpectation } from "./expectation.ts";
import { issuerOf } from "./issuer.ts";
import { demandedProof, grantedScopes, scopeNames } from "./settings.ts";
import type { TokenTest } from "./token-test.ts";

/**
 * What the file promises of a client-credentials token for this grant. Pure. A value of a wrong type is a finding of the
 * file elsewhere and promises nothing here.
 */
export function expectationOf({ grant, application, organization, scopes, ...promised }: TokenTest): TokenExpectation {
  return {
    ...apiExpectationOf(promised),
    ...compact({
      clientId: application.clientId,
      scopes: promisedScopes(grant?.fields ?? {}, scopes),
      organization,
    }),
  };
}

/** An API of the file as it holds for one tenant: variables and defaults are resolved. */
export interface PromisedApi {
  readonly tenant: { readonly domain: string; readonly customDomains?: readonly string[] };
  /** `fields`: what the file mentions of the API, under the Management API's names. */
  readonly api: { readonly identifier: string; readonly fields: JsonObject };
}

/** The part of it that needs no grant. */
export function apiExpectationOf({ tenant, api }: PromisedApi): ApiExpectation {
  const { fields } = api;
  return compact({
    issuers: [tenant.domain, ...(tenant.customDomains ?? [])].map(issuerOf),
    audience: api.identifier,
    signingAlg: oneOf<SigningAlg>(fields["signing_alg"], ["RS256", "PS256", "RS512", "HS256"]),
    dialect: oneOf<Dialect>(fields["token_dialect"], [
      "access_token",
      "access_token_authz",
      "rfc9068_profile",
      "rfc9068_profile_authz",
    ]),
    lifetime: typeof fields["token_lifetime"] === "number" ? fields["token_lifetime"] : undefined,
    allScopes: scopeNames(fields),
    enforcePolicies: typeof fields["enforce_policies"] === "boolean" ? fields["enforce_policies"] : undefined,
    senderConstraint: demandedProof(fields["proof_of_possession"]),
    encryption:
      fields["token_encryption"] === null ? ("none" as const) : encryption(record(fields["token_encryption"])),
  });
}

/** What was asked for, as far as the grant gives it; everything where nothing was named. */
function promisedScopes(
  grant: JsonObject,
  asked: readonly string[] | undefined,
): readonly string[] | "all" | undefined {
  if (grant["allow_all_scopes"] === true) return asked ?? "all";
  const granted = grantedScopes(grant);
  return asked && granted ? granted.filter((scope) => asked.includes(scope)) : granted;
}

function encryption(fields: JsonRecord | undefined): { alg?: string; kid?: string } | undefined {
  if (!fields) return undefined;
  const { alg, kid } = record(fields["encryption_key"]) ?? {};
  return { ...(typeof alg === "string" ? { alg } : {}), ...(typeof kid === "string" ? { kid } : {}) };
}

type Compact<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Without the keys that are undefined. */
function compact<T extends object>(value: T): Compact<T> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Compact<T>;
}
