import * as fc from "../../properties.ts";
import { apiOnTenant, clientOnTenant, grantOnTenant, managementApi } from "../build.ts";
import type { FakeState } from "../fake-management.ts";

/** Texts that YAML, a placeholder or another tool's file would take for something else, and some that are nearly the same. */
const text = fc.constantFrom(
  ...["null", "~", "true", "yes", "no", "123", "0x1F", "1e3", ".5", "+1", "12:30:00", "2001-01-01", "=", "<<"],
  ...[
    "- a",
    "-",
    "a: b",
    "a:",
    ":",
    "a #b",
    "#a",
    "'q'",
    '"dq"',
    "[x]",
    "{x}",
    "&a",
    "*a",
    "!t",
    "|",
    ">",
    "%x",
    "`b`",
  ],
  ...[
    "a, b",
    "?",
    "---",
    "...",
    " lead",
    "trail ",
    "a\\b",
    "a\tb",
    "a\nb",
    "a\u0000b",
    "a\u0085b",
    "\ufeffx",
    "\u00a0x",
  ],
  ...["${X}", "$${X}", "${", "##K##", "@@K@@", "__proto__", "constructor", "toString", "tenant", "local"],
  ...["é", "e\u0301", "日本語", "😀", "x".repeat(200), "Ünïcode App", "Unicode App", "unicode-app", "unicode app"],
  ...["https://a.com/x?y=1&z=2#f", "https://A.com/", "HTTPS://a.com", "https://a.com//x", "http://localhost:3000"],
  ...["urn:x:y", "orders", "read:orders"],
);

/** All fields, with values that Auth0 has taken in and such as it may take some day. */
const api = fc.record(
  {
    identifier: text,
    name: text,
    scopes: fc.uniqueArray(
      fc.record({ value: text, description: fc.option(text, { nil: undefined }) }, { requiredKeys: ["value"] }),
      { selector: ({ value }) => value, maxLength: 5 },
    ),
    signing_alg: fc.constantFrom("RS256", "HS256", "RS512", "PS256", "ES256"),
    token_dialect: fc.constantFrom("access_token", "access_token_authz", "rfc9068_profile", null, "new_dialect"),
    token_lifetime: fc.constantFrom(0, 60, 3600, 86_400, 2_592_000, 9_999_999),
    token_lifetime_for_web: fc.constantFrom(0, 60, 7200, 86_400),
    enforce_policies: fc.constantFrom(true, false, null),
    allow_offline_access: fc.boolean(),
    allow_online_access: fc.boolean(),
    allow_online_access_with_ephemeral_sessions: fc.boolean(),
    skip_consent_for_verifiable_first_party_clients: fc.boolean(),
    consent_policy: fc.constantFrom(null, "transactional-authorization-with-mfa", "other"),
    authorization_details: fc.option(
      fc.array(fc.oneof(fc.record({ type: text }), fc.record({ type: fc.constant("pay"), extra: text })), {
        maxLength: 3,
      }),
    ),
    authorization_policy: fc.constantFrom(null, { policy_id: "pol_1" }, { policy_id: "p", more: 1 }),
    proof_of_possession: fc.constantFrom(
      null,
      { mechanism: "mtls", required: true },
      { mechanism: "dpop", required: false, required_for: "public_clients" },
      { mechanism: "none", required: false },
      { mechanism: "dpop", required: true, new_key: "x" },
    ),
    subject_type_authorization: fc.constantFrom(
      undefined,
      {},
      { user: { policy: "deny_all" } },
      { user: { policy: "allow_all" }, client: { policy: "deny_all" } },
      { user: { policy: "new" }, client: { policy: "require_client_grant" } },
      { user: { policy: "require_client_grant", x: 1 }, agent: { policy: "a" }, client: { policy: "deny_all" } },
    ),
    token_encryption: fc.constantFrom(null, undefined, {
      format: "compact-nested-jwe",
      encryption_key: { alg: "RSA-OAEP-256", thumbprint_sha256: "abc", kid: "k" },
    }),
    unknown_field: fc.constantFrom(undefined, { a: 1 }),
  },
  { requiredKeys: ["identifier"] },
);

const clientIds = ["alpha", "beta", "Lz8TqXWm1VbYfQd3", "https://client.example/metadata.json", "unicode-app", "123"];

/** What the other one is called as well must be listed: a file without short names can't tell them apart by anything else. */
const mayBeNames = new Set(["unicode-app", "123"]);

const grant = fc.record(
  {
    /** The API's place in the list; there may be none. */
    api: fc.nat(3),
    client: fc.constantFrom(...clientIds),
    subject_type: fc.constantFrom("client", "user", "agent"),
    scope: fc.oneof(fc.uniqueArray(text, { maxLength: 4 }), fc.constantFrom(null, undefined)),
    allow_all_scopes: fc.constantFrom(undefined, true, false, null),
    organization_usage: fc.constantFrom(undefined, null, "deny", "allow", "require", "other"),
    allow_any_organization: fc.constantFrom(undefined, null, true, false),
    authorization_details_types: fc.option(fc.uniqueArray(text, { maxLength: 2 }), { nil: undefined }),
    is_system: fc.constantFrom(undefined, false, true),
  },
  { requiredKeys: ["api", "client", "subject_type"] },
);

const client = fc.record({ name: text, is_first_party: fc.boolean() });

/** A tenant on which everything is allowed that the Management API doesn't refuse for sure. */
export const oddTenant: fc.Arbitrary<FakeState> = fc
  .record({
    apis: fc.uniqueArray(api, { selector: ({ identifier }) => identifier, maxLength: 4 }),
    grants: fc.uniqueArray(grant, {
      selector: (each) => `${each.api} ${each.client} ${each.subject_type}`,
      maxLength: 8,
    }),
    clients: fc.tuple(...clientIds.map((id) => (mayBeNames.has(id) ? client : fc.option(client, { nil: undefined })))),
  })
  .map(({ apis, grants, clients }) => {
    const made = apis.map((fields, at) => apiOnTenant({ ...fields, id: `5f000000000000000000000${at}` }));
    const held = grants.flatMap(({ api: at, client: id, ...fields }, count) => {
      const audience = apis[at]?.identifier;
      if (audience === undefined) return [];
      const scope = fields.allow_all_scopes === true ? undefined : fields.scope;
      return [grantOnTenant(id, { ...fields, scope, audience, id: `cgr_${count}` })];
    });
    const defaults = {
      id: "cgr_default",
      audience: apis[0]?.identifier ?? "urn:none",
      default_for: "third_party_clients",
      scope: ["a"],
      subject_type: "user",
    };
    // A clone, since fast-check makes objects without a prototype.
    return structuredClone({
      apis: [...made, managementApi()],
      grants: [...held, defaults],
      // One that isn't listed may have its grants all the same.
      clients: clientIds.flatMap((id, at) => (clients[at] ? [clientOnTenant(id, clients[at])] : [])),
    });
  });
