import type { ApiView } from "../../document/read/api.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Tenant } from "../../document/read/tenants.ts";
import { type Auth0Api, auth0Apis } from "../../facts/auth0-apis.ts";
import { nearKey } from "../../facts/near-identifier.ts";
import { urlParts } from "./identifier-text.ts";

/** What a file may say of the Management API. */
export const MANAGED_OF_AUTH0: ReadonlySet<string> = new Set(["identifier", "grants", "tenants"]);

/** The end of anything that could be taken for one of them. */
const NEARLY_OWN = /\/(?:api\/v2|me|my-org|mfa|userinfo)\/*$/i;

/** Which of Auth0's own APIs an API of the file means, as this view sees it. */
export function auth0ApiOf(api: ApiView, file: AuthApisFile): Auth0Api | undefined {
  const identifier = identifierOf(api);
  // The API knows a tenant that was picked for a file which names none.
  const host = identifier && tenantHost(identifier, [...file.tenants, ...api.tenants]);
  return host
    ? auth0Apis(host).find((own) => own.identifier === identifier.replace(/^[^/]*\/\/[^/]*/, lowerCase))
    : undefined;
}

/**
 * The tenant whose Management API an API seems to mean by one of its custom domains. That API keeps to the domain that Auth0 gave the
 * tenant: a request for the other fails with "Service not enabled within domain" (https://github.com/auth0/node-auth0/issues/292).
 */
export function meantByCustomDomain({ identifier }: ApiView, { tenants }: AuthApisFile): Tenant | undefined {
  const parts = identifier !== undefined && NEARLY_OWN.test(identifier) ? urlParts(identifier) : undefined;
  if (parts === undefined || parts.port !== undefined || !/^\/api\/v2\/?$/.test(parts.path)) return undefined;
  const host = parts.host.toLowerCase();
  return tenants.find(({ customDomains }) => customDomains.some((custom) => custom.toLowerCase() === host));
}

/** Auth0's own APIs on the tenant to whose domain an identifier belongs; none for any other identifier. */
function auth0ApisBeside(identifier: string, file: AuthApisFile): readonly Auth0Api[] {
  const host = tenantHost(identifier, file.tenants);
  return host ? auth0Apis(host) : [];
}

/** Those among them for which an identifier is easily taken, as it differs in the scheme or the slash alone (`lookalike-identifier`). */
export function nearlyAuth0(identifier: string, file: AuthApisFile): readonly Auth0Api[] {
  const beside = auth0ApisBeside(identifier, file);
  return beside.filter((own) => own.identifier !== identifier && nearKey(own.identifier) === nearKey(identifier));
}

/** Does a host belong to Auth0: the public cloud, or a private one? */
export function isAuth0Host(host: string): boolean {
  return /\.auth0(?:app)?\.com$/i.test(host);
}

function tenantHost(identifier: string, tenants: readonly Tenant[]): string | undefined {
  const parts = NEARLY_OWN.test(identifier) ? urlParts(identifier) : undefined;
  if (parts === undefined) return undefined;
  const host = (parts.port ? `${parts.host}:${parts.port}` : parts.host).toLowerCase();
  return isAuth0Host(host) || tenants.some(({ domain }) => domain?.toLowerCase() === host) ? host : undefined;
}

/** With no tenant in the file, `${tenant.domain}` is not known yet, but it is a tenant's domain in any case. */
function identifierOf(api: ApiView): string | undefined {
  const value = api.get("identifier");
  if (value?.kind !== "unknown") return api.identifier;
  const text = value.at.block.text.slice(value.at.start, value.at.end).replace(/^(["'])(.*)\1$/, "$2");
  const known = text.replace("${tenant.domain}", "tenant.auth0.com");
  return known.includes("${") ? undefined : known;
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}
