import type { Api } from "../management/api.ts";
import type { Application } from "../management/application.ts";
import { type Grant, grantKey } from "../management/grant.ts";
import type { Organization } from "../management/organization.ts";
import type { Tenant } from "../tenant.ts";
import { invalidRequest, OAuthRefusal } from "./oauth-refusal.ts";
import type { TokenRequest } from "./token-request.ts";

/** What an application may have: a token for this API with these scopes. */
export interface Entitlement {
  readonly api: Api;
  readonly scopes: readonly string[];
  readonly organization?: Organization;
}

/**
 * What the tenant's grants give an application that asks for a token for itself.
 *
 * @throws OAuthRefusal in the words that are known of real tenants; where none are, the description says what is missing.
 */
export function entitlement(tenant: Tenant, application: Application, request: TokenRequest): Entitlement {
  const { parameters } = request;
  const audience = parameters.get("audience");
  if (audience === undefined || audience === "") throw denied("Non-global clients are not allowed access to APIv1");
  const api = tenant.store.apiByIdentifier(audience);
  if (!api) throw denied(`Service not enabled within domain: ${audience}`);
  const grant = grantFor(tenant, application, audience);
  if (!grant || api.subject_type_authorization.client?.policy === "deny_all") throw unauthorized(application, audience);
  checkProof(api, request);
  const organization = organizationFor(tenant, grant, request);
  const scopes = grantedScopes(api, grant, parameters.get("scope"));
  return { api, scopes, ...(organization && { organization }) };
}

function grantFor(tenant: Tenant, application: Application, audience: string): Grant | undefined {
  const own = grantKey({ client_id: application.client_id, audience });
  const group = grantKey({ default_for: "third_party_clients", audience });
  return tenant.store.grantByKey(own) ?? (application.is_first_party ? undefined : tenant.store.grantByKey(group));
}

/** No `scope` asked for: all that is granted. A part of it is honoured, more is refused (public reports agree on both). */
function grantedScopes(api: Api, grant: Grant, asked: string | undefined): readonly string[] {
  const granted = grant.allow_all_scopes ? (api.scopes ?? []).map(({ value }) => value) : (grant.scope ?? []);
  const wanted = (asked ?? "").split(" ").filter((scope) => scope !== "");
  if (wanted.length === 0) return granted;
  const surplus = wanted.filter((scope) => !granted.includes(scope));
  if (surplus.length > 0) throw denied(`Client has not been granted scopes: ${surplus.join(", ")}`);
  return granted.filter((scope) => wanted.includes(scope));
}

/**
 * A bound token takes a proof where the API demands one (RFC 9449). Only confidential applications come this far, so that
 * `public_clients` doesn't concern them. Codes and wording are an assumption.
 */
function checkProof({ proof_of_possession: demanded }: Api, { proof }: TokenRequest): void {
  if (demanded?.required !== true || demanded.required_for === "public_clients") return;
  if (demanded.mechanism === "mtls")
    throw invalidRequest("The local tenant speaks no mutual TLS (proof_of_possession).");
  if (proof === undefined) throw new OAuthRefusal(400, "invalid_dpop_proof", "A DPoP proof is required for this API.");
}

/**
 * The organization that a request names, by id or name, where the grant lets it (unset behaves as `deny`). Codes and wording
 * are an assumption, and that names may be used.
 */
function organizationFor({ store }: Tenant, grant: Grant, { parameters }: TokenRequest): Organization | undefined {
  const named = parameters.get("organization");
  const usage = grant.organization_usage ?? "deny";
  if (named === undefined) {
    if (usage === "require") throw invalidRequest("parameter organization is required for this client");
    return undefined;
  }
  if (usage === "deny") throw invalidRequest("parameter organization is not allowed for this client");
  const all = [...store.organizations.all()];
  const organization = all.find(({ id }) => id === named) ?? all.find(({ name }) => name === named);
  if (!organization) throw invalidRequest(`parameter organization is invalid: there is no organization ${named}`);
  if (grant.allow_any_organization !== true && !organization.grants.includes(grant.id))
    throw denied(`The client grant is not assigned to the organization ${named}`);
  return organization;
}

const denied = (description: string) => new OAuthRefusal(403, "access_denied", description);

function unauthorized(application: Application, audience: string): OAuthRefusal {
  const description =
    `Client "${application.client_id}" is not authorized to access resource server "${audience}". ` +
    `You need to create a "client-grant" associated to this API.`;
  return new OAuthRefusal(403, application.is_first_party ? "access_denied" : "unauthorized_client", description);
}
