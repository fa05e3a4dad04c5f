import { isObject, type Json, type JsonObject, member } from "../facts/json.ts";
import { issuerOf } from "./issuer.ts";
import {
  demandedProof,
  grantedScopes,
  scopeNames,
  type Setting,
  settings,
  type Settings,
  type Source,
} from "./settings.ts";

/** A header parameter or claim that a token would have. */
export interface ExpectedClaim {
  readonly name: string;
  /** Left out where only the token itself will say it. */
  readonly value?: Json;
  /** `issued`: settled when the token is made; `assumed`: what is seen, but Auth0 does not document. */
  readonly from: Source | "issued" | "assumed";
  /** What can't be known, and why. */
  readonly note?: string;
}

/** Header and claims of a token before there is one. */
export interface ExpectedToken {
  /** Of the encryption, where there is one. */
  readonly outerHeader?: readonly ExpectedClaim[];
  readonly header: readonly ExpectedClaim[];
  readonly payload: readonly ExpectedClaim[];
  readonly tokenType: "Bearer" | "DPoP";
}

/** For which grant of which API a token is expected, and what is known of both. */
export interface ExpectedTokenOf {
  /** Left out where no tenant is picked. */
  readonly domain?: string | undefined;
  readonly api: { readonly identifier: string; readonly fields: JsonObject };
  /** `clientId`: where it is known. */
  readonly grant: { readonly clientId?: string | undefined; readonly fields: JsonObject };
  /** What stands on the tenant, where it was read; undefined for what doesn't exist there. */
  readonly tenant?: { readonly api?: JsonObject | undefined; readonly grant?: JsonObject | undefined };
  /** As it would be sent. */
  readonly organization?: string | undefined;
}

/**
 * Header and claims that a client-credentials token for a grant would have, with no request (Auth0's access token profiles;
 * RFC 9068 section 2.2 for the other). Pure. What can't be known before there is a token is marked.
 */
export function expectedToken(wanted: ExpectedTokenOf): ExpectedToken {
  const { api, tenant } = wanted;
  const api_ = settings(api.fields, tenant?.api);
  const dialect = api_.of("token_dialect");
  const rfc9068 = isDialect(dialect, /^rfc9068_profile/);
  const proof = api_.of("proof_of_possession");
  const encrypted = outerHeader(api_.of("token_encryption"));
  return {
    ...(encrypted && { outerHeader: encrypted }),
    header: header(api_.of("signing_alg"), { value: rfc9068 ? "at+jwt" : "JWT", source: dialect.source }),
    payload: payload(wanted, api_, dialect, rfc9068, proof),
    tokenType: demandedProof(proof.value) === "dpop" ? "DPoP" : "Bearer",
  };
}

function header(alg: Setting, typ: Setting): readonly ExpectedClaim[] {
  const kid: ExpectedClaim =
    alg.value === "HS256"
      ? { name: "kid", from: "issued", note: "whether a symmetric token names a key is not documented" }
      : { name: "kid", from: "issued", note: "the tenant's current key" };
  return [claim("alg", alg), claim("typ", typ), kid];
}

function payload(
  { domain, api, grant, tenant, organization }: ExpectedTokenOf,
  settings: Settings,
  dialect: Setting,
  rfc9068: boolean,
  proof: Setting,
): readonly ExpectedClaim[] {
  const { clientId } = grant;
  const application: ExpectedClaim =
    clientId === undefined
      ? { name: rfc9068 ? "client_id" : "azp", from: "issued", note: "the application's client id" }
      : { name: rfc9068 ? "client_id" : "azp", value: clientId, from: "file" };
  const scope = scopes(grant.fields, api.fields, tenant);
  const mechanism = demandedProof(proof.value);
  return [
    domain === undefined
      ? { name: "iss", from: "issued", note: "https://DOMAIN/ of the tenant" }
      : { name: "iss", value: issuerOf(domain), from: "file" },
    clientId === undefined
      ? { name: "sub", from: "issued", note: "CLIENT_ID@clients" }
      : {
          name: "sub",
          value: `${clientId}@clients`,
          from: "file",
          note: "without @clients where agent_subject_claims is on",
        },
    { name: "aud", value: api.identifier, from: "file" },
    { name: "iat", from: "issued", note: "the moment it is made, in seconds" },
    expiry(settings.of("token_lifetime")),
    ...scopeClaim(scope),
    ...(rfc9068
      ? [{ name: "jti", from: "issued" as const, note: "an id of this one token" }, application]
      : [{ name: "gty", value: "client-credentials", from: dialect.source }, application]),
    ...permissions(dialect, settings.of("enforce_policies"), scope),
    ...organizationClaim(organization, { ...tenant?.grant, ...grant.fields }),
    ...(mechanism === undefined
      ? []
      : [
          {
            name: "cnf",
            from: "issued" as const,
            note: mechanism === "dpop" ? "jkt: the key of the DPoP proof" : "x5t#S256: the client's certificate",
          },
        ]),
  ];
}

interface ScopeSetting {
  readonly value: readonly string[] | undefined;
  readonly source: Source;
}

function scopes(grant: JsonObject, api: JsonObject, tenant: ExpectedTokenOf["tenant"]): ScopeSetting {
  const all = givesAll(grant, tenant?.grant ?? {});
  const inFile = all ? scopeNames(api) : grantedScopes(grant);
  if (inFile) return { value: inFile, source: "file" };
  const there = all ? scopeNames(tenant?.api ?? {}) : grantedScopes(tenant?.grant ?? {});
  return { value: there, source: "tenant" };
}

/** Whoever lists scopes does not mean all, whatever stands on the tenant: a sync takes the others away. */
function givesAll(grant: JsonObject, there: JsonObject): boolean {
  const said = member(grant, "allow_all_scopes");
  if (said !== undefined) return said === true;
  return member(grant, "scope") === undefined && member(there, "allow_all_scopes") === true;
}

function scopeClaim({ value, source }: ScopeSetting): readonly ExpectedClaim[] {
  if (value === undefined) return [{ name: "scope", from: "issued", note: "whatever the grant on the tenant gives" }];
  if (value.length === 0) return [];
  return [{ name: "scope", value: value.join(" "), from: source, note: "an Action may change it" }];
}

/** Documented: the claim comes with an `_authz` dialect and RBAC on. Not documented: what it holds for an application. */
function permissions(dialect: Setting, rbac: Setting, scope: ScopeSetting): readonly ExpectedClaim[] {
  if (!isDialect(dialect, /_authz$/) || rbac.value !== true) return [];
  const note = "samples show the granted scopes; Auth0 does not document it for applications";
  return [{ name: "permissions", from: "assumed", note, ...(scope.value === undefined ? {} : { value: scope.value }) }];
}

function organizationClaim(organization: string | undefined, grant: JsonObject): readonly ExpectedClaim[] {
  if (organization === undefined) {
    if (member(grant, "organization_usage") !== "require") return [];
    return [{ name: "org_id", from: "issued", note: "the organization that the request must name" }];
  }
  if (organization.startsWith("org_")) return [{ name: "org_id", value: organization, from: "file" }];
  return [{ name: "org_id", from: "issued", note: `the id of ${organization}` }];
}

/** A nested token: what is known of the encryption from outside. */
function outerHeader({ value, source }: Setting): readonly ExpectedClaim[] | undefined {
  if (!isObject(value)) return undefined;
  const key = member(value, "encryption_key");
  const { alg, kid } = isObject(key) ? { alg: member(key, "alg"), kid: member(key, "kid") } : {};
  return [
    alg === undefined ? { name: "alg", from: "issued" } : { name: "alg", value: alg, from: source },
    { name: "enc", value: "A256GCM", from: "assumed", note: "Auth0 does not say which it is" },
    kid === undefined
      ? { name: "kid", from: "issued", note: "the key's id, if it has one" }
      : { name: "kid", value: kid, from: source },
    { name: "cty", value: "JWT", from: "assumed", note: "RFC 7519 section 5.2" },
  ];
}

function claim(name: string, { value, source }: Setting): ExpectedClaim {
  return { name, from: source, ...(value === undefined ? {} : { value }) };
}

function expiry({ value, source }: Setting): ExpectedClaim {
  return { name: "exp", from: source, note: typeof value === "number" ? `iat + ${value}` : "iat + the API's lifetime" };
}

function isDialect({ value }: Setting, pattern: RegExp): boolean {
  return typeof value === "string" && pattern.test(value);
}
