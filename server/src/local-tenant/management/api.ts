import { createPublicKey } from "node:crypto";
import { rsaThumbprint } from "../home/signing-key.ts";
import { invalidBody, Refusal } from "../http/refusal.ts";
import type { CreateApi, Scope, UpdateApi } from "./api-shape.ts";
import { type Kept, lay } from "./lay.ts";

/** A resource server as kept: the Management API's field names, nothing that was cleared, and the encryption key's PEM. */
export type Api = Kept<Omit<CreateApi, keyof typeof defaults>> &
  Kept<Required<Pick<CreateApi, keyof typeof defaults>>> & { readonly id: string; readonly is_system?: true };

/** What a real tenant fills in; `enforce_policies`, `token_dialect`, `scopes` and the rest stay absent until they are set. */
export const defaults = {
  signing_alg: "RS256",
  allow_offline_access: false,
  token_lifetime: 86_400,
  token_lifetime_for_web: 7200,
  skip_consent_for_verifiable_first_party_clients: false,
  subject_type_authorization: { user: { policy: "allow_all" }, client: { policy: "require_client_grant" } },
} as const;

/** Auth0's documentation: names that can't be custom permissions (get-started/apis/add-api-permissions). */
const reservedScopes: ReadonlySet<string> = new Set(
  (
    "address created_at email email_verified family_name given_name identities name nickname offline_access openid " +
    "phone picture profile"
  ).split(" "),
);

/** @param secret - makes the signing secret of an HS256 API that brings none. */
export function makeApi(id: string, body: CreateApi, secret: () => string): Api {
  const subjectTypes = { ...defaults.subject_type_authorization, ...body.subject_type_authorization };
  // A lifetime below two hours without one for the web is accepted; that the latter follows it is an assumption.
  const web = Math.min(defaults.token_lifetime_for_web, body.token_lifetime ?? Infinity);
  const start: Api = { id, identifier: body.identifier, ...defaults, token_lifetime_for_web: web };
  return settle(lay(start, { ...body, subject_type_authorization: subjectTypes }), body, secret);
}

/** Top-level merge: nested objects and lists are replaced as a whole, and `null` clears. */
export function patchApi(api: Api, body: UpdateApi, secret: () => string): Api {
  const patched = lay(api, body);
  if (body.token_lifetime === undefined || body.token_lifetime_for_web !== undefined)
    return settle(patched, body, secret);
  // What happens to a longer lifetime for the web that the request doesn't mention is an assumption: it follows.
  const web = Math.min(patched.token_lifetime_for_web, patched.token_lifetime);
  return settle({ ...patched, token_lifetime_for_web: web }, body, secret);
}

/** As the Management API shows it: the key's PEM is answered as its thumbprint. */
export function showApi(api: Api): object {
  if (!api.token_encryption) return api;
  const { pem, ...key } = api.token_encryption.encryption_key;
  const shown = { ...key, thumbprint_sha256: rsaThumbprint(createPublicKey(pem)) };
  return { ...api, token_encryption: { ...api.token_encryption, encryption_key: shown } };
}

function settle(api: Api, body: UpdateApi, secret: () => string): Api {
  if (body.scopes) checkScopes(body.scopes);
  if (body.token_encryption) checkKey(body.token_encryption.encryption_key.pem);
  if (api.token_lifetime_for_web > api.token_lifetime)
    // That it is refused is documented, the wording is an assumption.
    throw invalidBody(
      `Value ${api.token_lifetime_for_web} is greater than token_lifetime ${api.token_lifetime}`,
      "token_lifetime_for_web",
    );
  const { signing_secret: given, ...rest } = api;
  // That a secret is forgotten when the algorithm stops being symmetric is an assumption.
  return api.signing_alg === "HS256" ? { ...rest, signing_secret: given ?? secret() } : rest;
}

/** The limits are documented; how a real tenant words them is not known. */
function checkScopes(scopes: readonly Scope[]): void {
  if (scopes.length > 1000)
    throw new Refusal(403, "You reached the limit of entities of this type for this tenant.", "too_many_entities");
  const places = new Map<string, number>();
  for (const [index, { value }] of scopes.entries()) {
    if (reservedScopes.has(value)) throw invalidBody(`Scope name is reserved: ${value}`, `scopes[${index}].value`);
    const first = places.get(value);
    if (first !== undefined) throw invalidBody(`Array items are not unique (indexes ${first} and ${index})`, "scopes");
    places.set(value, index);
  }
}

/** A public key or a certificate, RSA; that another one is refused at once is an assumption. */
function checkKey(pem: string): void {
  try {
    if (createPublicKey(pem).asymmetricKeyType === "rsa") return;
  } catch {
    // Not PEM at all: the same answer.
  }
  throw invalidBody("Not a PEM-encoded RSA public key or certificate", "token_encryption.encryption_key.pem");
}
