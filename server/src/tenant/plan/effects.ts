import type { Json } from "../../facts/json.ts";

/** What a change does to those who use an API, the gravest first. */
export const tags = ["loosens access", "breaks callers", "needs care", "cosmetic"] as const;
export type Tag = (typeof tags)[number];

/** The change of one field that has this effect, and why it does. The first entry that fits counts. */
export interface Effect {
  /** A field's wire name; nested ones with dots; `*` stands for the name of a list's item. */
  readonly path: string;
  readonly when?: (before: Json, after: Json) => boolean;
  readonly tag: Tag;
  readonly why: string;
}

const turnsOn = (_: Json, after: Json) => after === true;
const comes = (before: Json) => before === null;
const goes = (_: Json, after: Json) => after === null;
const leaves = (value: Json) => (before: Json, after: Json) => before === value && after !== value;
const rises = (before: Json, after: Json) => Number(before) < Number(after);
const openness: readonly Json[] = ["deny_all", "require_client_grant", "allow_all"];
const opens = (before: Json, after: Json) => openness.indexOf(before) < openness.indexOf(after);
const isRfc9068 = (dialect: Json) => dialect === "rfc9068_profile" || dialect === "rfc9068_profile_authz";
const carriesPermissions = (dialect: Json) => dialect === "access_token_authz" || dialect === "rfc9068_profile_authz";

type When = NonNullable<Effect["when"]>;
const entry =
  (tag: Tag) =>
  (path: string, ...rest: readonly [why: string] | readonly [when: When, why: string]): Effect =>
    rest.length === 1 ? { path, tag, why: rest[0] } : { path, when: rest[0], tag, why: rest[1] };
const loosens = entry("loosens access");
const breaks = entry("breaks callers");
const care = entry("needs care");

/**
 * The one table of what each change of a field does. Whether a field matters to callers at all (`x-cosmetic`) stands in
 * the schema with the other facts; what a direction means is a judgement with a reason, for the reader of a plan, so
 * it stands here. A field that is missing here is tagged *needs care* (a test names it).
 */
export const apiEffects: readonly Effect[] = [
  breaks(
    "signing_alg",
    "Services that verify tokens expect the old algorithm, and refuse tokens until they expect the new one.",
  ),
  breaks(
    "token_dialect",
    (before, after) => isRfc9068(before) !== isRfc9068(after),
    "The other profile has another `typ`, and names the application in another claim (`azp` or `client_id`).",
  ),
  breaks(
    "token_dialect",
    (_, after) => !carriesPermissions(after),
    "Tokens lose the `permissions` claim; services that go by it refuse them.",
  ),
  care("token_dialect", "Tokens gain the `permissions` claim, and grow by it."),
  ...["token_lifetime", "token_lifetime_for_web"].flatMap((path): Effect[] => [
    loosens(
      path,
      rises,
      "A token can't be called back; one that leaks, or whose user lost access, is good for longer.",
    ),
    care(path, "Applications need new tokens more often; each request for one counts."),
  ]),
  breaks(
    "enforce_policies",
    turnsOn,
    "With RBAC on, users get only the scopes that their roles give; the others are gone from their tokens.",
  ),
  loosens(
    "enforce_policies",
    "With RBAC off, users get every scope that an application asks for, whatever their roles.",
  ),
  ...["allow_offline_access", "allow_online_access", "allow_online_access_with_ephemeral_sessions"].flatMap(
    (path): Effect[] => [
      loosens(
        path,
        turnsOn,
        "Applications may get refresh tokens, and with them access without asking the user again.",
      ),
      breaks(path, "Applications that rely on refresh tokens for this API get none any more."),
    ],
  ),
  loosens(
    "skip_consent_for_verifiable_first_party_clients",
    turnsOn,
    "Users of first-party applications are no longer asked for their consent.",
  ),
  care(
    "skip_consent_for_verifiable_first_party_clients",
    "Users of first-party applications see a consent screen, which silent sign-in can't show.",
  ),
  loosens(
    "subject_type_authorization.user.policy",
    opens,
    "More applications than before may get tokens for their users.",
  ),
  breaks(
    "subject_type_authorization.user.policy",
    "Applications without a grant for users (or all of them) get no more tokens for their users.",
  ),
  loosens(
    "subject_type_authorization.client.policy",
    opens,
    "Applications with a grant may get machine-to-machine tokens again.",
  ),
  breaks(
    "subject_type_authorization.client.policy",
    "No application gets machine-to-machine tokens any more, whatever the grants say.",
  ),
  loosens(
    "proof_of_possession",
    goes,
    "Tokens are no longer bound to the application that asked for them; a stolen one works elsewhere.",
  ),
  loosens(
    "proof_of_possession.required",
    leaves(true),
    "A token request without proof of possession is no longer refused.",
  ),
  loosens("proof_of_possession.required_for", leaves("all_clients"), "Fewer applications must prove possession."),
  breaks("proof_of_possession", "Applications that can't prove possession in this way get no token."),
  care(
    "token_encryption.encryption_key.kid",
    "Services that choose their key by the token's `kid` must know the new one.",
  ),
  breaks("token_encryption", "Services read tokens only in the form, and with the key, that they expect."),
  loosens("consent_policy", goes, "Users no longer confirm each transaction."),
  breaks("consent_policy", "Applications that don't take users through the confirmation get no token."),
  breaks("authorization_details.*", goes, "Requests for this type of authorization detail are refused."),
  care("authorization_details", "What applications may ask for in their authorization requests changes."),
  loosens("authorization_policy", goes, "The policy no longer limits who gets tokens."),
  breaks("authorization_policy", "Whom the policy refuses gets no token any more."),
  care(
    "scopes.*",
    comes,
    "Grants for all scopes hold a new scope at once, and so does any user where neither grant nor role limits it.",
  ),
  breaks("scopes.*", "Tokens no longer carry the scope, and whoever asks for it is refused."),
];

/** The same for the fields of a grant. */
export const grantEffects: readonly Effect[] = [
  loosens("scope.*", comes, "The application may ask for more than before."),
  breaks("scope.*", "The application's tokens lose the scope, and asking for it is refused."),
  loosens(
    "allow_all_scopes",
    turnsOn,
    "The application may ask for every scope of the API, those added later included.",
  ),
  breaks("allow_all_scopes", "The application keeps only the scopes that are listed."),
  loosens(
    "organization_usage",
    (before, after) => before === "deny" || after === "allow",
    "Tokens may be for an organization, or for none, where they could not before.",
  ),
  breaks(
    "organization_usage",
    "Token requests that name an organization, or none, are refused where they were not before.",
  ),
  loosens(
    "allow_any_organization",
    turnsOn,
    "Tokens may be for any organization, not only for those assigned to the grant.",
  ),
  breaks("allow_any_organization", "Tokens for organizations that are not assigned to the grant are refused."),
  loosens("authorization_details_types.*", comes, "The application may send a further type of authorization request."),
  breaks(
    "authorization_details_types.*",
    "The application's requests with this type of authorization detail are refused.",
  ),
];

/** Rows that are no change of single fields: what is made or goes as a whole. */
export const wholeEffects = {
  openApi: {
    tag: "loosens access",
    why: "Users of every first-party application may get tokens with all its scopes: neither a grant nor a role limits it.",
  },
  roleApi: {
    tag: "needs care",
    why: "Users of every first-party application may get tokens for it without a grant; their roles limit the scopes.",
  },
  closedApi: { tag: "cosmetic", why: "It is new, and nobody gets a token for it before a grant says so." },
  apiGoes: { tag: "breaks callers", why: "Nobody gets a token for this API any more." },
  clientGrant: { tag: "loosens access", why: "The application may get machine-to-machine tokens for this API." },
  userGrant: { tag: "loosens access", why: "The application may get tokens for its users for this API." },
  clientGrantGoes: {
    tag: "breaks callers",
    why: "The application gets no more machine-to-machine tokens for this API.",
  },
  userGrantGoes: {
    tag: "breaks callers",
    why: "The application gets no more tokens for its users, unless the API lets every application.",
  },
} as const satisfies Readonly<Record<string, Pick<Effect, "tag" | "why">>>;

export const cosmetic = { tag: "cosmetic", why: "Only people read it; callers see no difference." } as const;
export const unlisted = { tag: "needs care", why: "Who depends on it is not known here." } as const;
