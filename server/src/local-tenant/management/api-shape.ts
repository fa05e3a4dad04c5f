import { anything, flag, list, object, oneOf, orNull, type ReadBy, text, whole } from "../http/shape.ts";

/** Thirty days, in seconds. */
const longestLifetime = 2_592_000;

const scope = object({ value: text({ min: 1, max: 280 }) }, { description: text({ max: 500 }) });

const tokenEncryption = object(
  {
    format: oneOf("compact-nested-jwe"),
    encryption_key: object(
      { alg: oneOf("RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512"), pem: text({ min: 1, max: 4096 }) },
      { name: text({ min: 1, max: 128 }), kid: text({ min: 1, max: 128 }) },
    ),
  },
  {},
);

const subjectTypeAuthorization = object(
  {},
  {
    user: object({}, { policy: oneOf("allow_all", "deny_all", "require_client_grant") }, { open: true }),
    client: object({}, { policy: oneOf("deny_all", "require_client_grant") }, { open: true }),
  },
);

const patchable = {
  name: text({ max: 200, pattern: /^[^<>]+$/ }),
  scopes: list(scope),
  signing_alg: oneOf("HS256", "RS256", "RS512", "PS256"),
  signing_secret: text({ min: 16 }),
  allow_offline_access: flag,
  allow_online_access: flag,
  allow_online_access_with_ephemeral_sessions: flag,
  skip_consent_for_verifiable_first_party_clients: flag,
  token_lifetime: whole({ min: 0, max: longestLifetime }),
  // Not in Auth0's schema, and yet every recorded request that carried it was accepted.
  token_lifetime_for_web: whole({ min: 0, max: longestLifetime }),
  enforce_policies: flag,
  token_dialect: oneOf("access_token", "access_token_authz", "rfc9068_profile", "rfc9068_profile_authz"),
  token_encryption: orNull(tokenEncryption),
  consent_policy: orNull(oneOf("transactional-authorization-with-mfa")),
  authorization_details: orNull(list(anything)),
  proof_of_possession: orNull(
    object(
      { mechanism: oneOf("mtls", "dpop"), required: flag },
      { required_for: oneOf("public_clients", "all_clients") },
    ),
  ),
  subject_type_authorization: subjectTypeAuthorization,
  authorization_policy: orNull(object({ policy_id: text({ min: 1, max: 1024 }) }, {})),
};

/** POST /api/v2/resource-servers */
export const createApi = object({ identifier: text({ min: 1, max: 600 }) }, patchable);

/** PATCH /api/v2/resource-servers/{id}: the identifier can't change. */
export const updateApi = object({}, patchable);

/** The same for a system API: what the official tools still send there, and nothing else. */
export const updateSystemApi = object(
  {},
  {
    token_lifetime: patchable.token_lifetime,
    skip_consent_for_verifiable_first_party_clients: flag,
    subject_type_authorization: subjectTypeAuthorization,
    authorization_policy: patchable.authorization_policy,
  },
);

export type CreateApi = ReadBy<typeof createApi>;
export type UpdateApi = ReadBy<typeof updateApi>;
export type Scope = ReadBy<typeof scope>;
