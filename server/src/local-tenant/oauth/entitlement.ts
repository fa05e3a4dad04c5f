import type { Api } from "../management/api.ts";
import type { Application } from "../management/application.ts";
import { type Grant, grantKey } from "../management/grant.ts";
import type { Tenant } from "../tenant.ts";
import { invalidRequest, OAuthRefusal } from "./oauth-refusal.ts";
import type { TokenRequest } from "./token-request.ts";

/** What an application may have: a token for this API with these scopes. */
export interface Entitlement {
  readonly api: Api;
  readonly scopes: readonly string[];
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
  refuseWhatIsMissing(api, grant, request);
  return { api, scopes: grantedScopes(api, grant, parameters.get("scope")) };
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
 * Rather no token than a wrong one: sender-constrained and encrypted tokens and organizations are not part of the local tenant
 * yet. Codes and wording are an assumption.
 */
function refuseWhatIsMissing(api: Api, grant: Grant, { parameters, dpop }: TokenRequest): void {
  const proof = api.proof_of_possession;
  // Only confidential applications come this far, so that `public_clients` doesn't concern them.
  if (dpop || (proof?.required === true && proof.required_for !== "public_clients"))
    throw new OAuthRefusal(
      400,
      proof?.mechanism === "mtls" && !dpop ? "invalid_request" : "invalid_dpop_proof",
      "The local tenant doesn't issue sender-constrained tokens (proof_of_possession) yet.",
    );
  if (api.token_encryption)
    throw invalidRequest("The local tenant doesn't issue encrypted tokens (token_encryption) yet.");
  if (parameters.has("organization")) throw invalidRequest("The local tenant has no organizations yet.");
  if (grant.organization_usage === "require")
    throw invalidRequest("parameter organization is required for this client");
}

const denied = (description: string) => new OAuthRefusal(403, "access_denied", description);

function unauthorized(application: Application, audience: string): OAuthRefusal {
  const description =
    `Client "${application.client_id}" is not authorized to access resource server "${audience}". ` +
    `You need to create a "client-grant" associated to this API.`;
  return new OAuthRefusal(403, application.is_first_party ? "access_denied" : "unauthorized_client", description);
}
