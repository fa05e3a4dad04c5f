import { anything, flag, list, object, oneOf, orNull, type ReadBy, text, whole } from "../http/shape.ts";

/** A public key for private_key_jwt, as it is sent when an application is made. */
const credential = object(
  { credential_type: oneOf("public_key"), pem: text({ min: 1, max: 4096 }) },
  { name: text({ max: 128 }), alg: oneOf("RS256", "RS384", "PS256"), parse_expiry_from_cert: flag, expires_at: text() },
);

/** Real fields that change nothing here: kept and shown as they come. */
const without = {
  description: text({ max: 140 }),
  logo_uri: text(),
  callbacks: list(text()),
  allowed_logout_urls: list(text()),
  allowed_origins: list(text()),
  web_origins: list(text()),
  client_aliases: list(text()),
  allowed_clients: list(text()),
  initiate_login_uri: text(),
  oidc_conformant: flag,
  sso: flag,
  cross_origin_authentication: flag,
  jwt_configuration: object({}, { alg: text(), lifetime_in_seconds: whole({ min: 0 }) }, { open: true }),
  refresh_token: orNull(object({}, {}, { open: true })),
  client_metadata: object({}, {}, { open: true }),
  organization_usage: orNull(oneOf("deny", "allow", "require")),
  organization_require_behavior: orNull(oneOf("no_prompt", "pre_login_prompt", "post_login_prompt")),
  default_organization: orNull(anything),
  token_quota: orNull(
    object(
      { client_credentials: object({}, { enforce: flag, per_hour: whole({ min: 1 }), per_day: whole({ min: 1 }) }) },
      {},
    ),
  ),
};

const patchable = {
  ...without,
  app_type: oneOf("native", "spa", "regular_web", "non_interactive", "resource_server"),
  grant_types: list(text({ min: 1 })),
  is_first_party: flag,
  token_endpoint_auth_method: orNull(oneOf("none", "client_secret_post", "client_secret_basic")),
  client_authentication_methods: orNull(object({}, { private_key_jwt: object({ credentials: list(credential) }, {}) })),
};

const name = text({ min: 1, pattern: /^[^<>]+$/ });

/** POST /api/v2/clients, as far as tests and seeds need it. */
export const createApplication = object({ name }, patchable);

/** PATCH /api/v2/clients/{id} */
export const updateApplication = object({}, { name, ...patchable, client_secret: text({ min: 1 }) }, { min: 1 });

/** A seed may say the id and secret as well. */
export const seedApplication = object(
  { name },
  { ...patchable, client_id: text({ min: 1, max: 64 }), client_secret: text({ min: 1 }) },
);

export type CreateApplication = ReadBy<typeof createApplication>;
export type UpdateApplication = ReadBy<typeof updateApplication>;
export type AppType = NonNullable<CreateApplication["app_type"]>;
