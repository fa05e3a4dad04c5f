/** `signing_alg` of the Management API. */
export type SigningAlg = "RS256" | "PS256" | "RS512" | "HS256";

/** `token_dialect` of the Management API. */
export type Dialect = "access_token" | "access_token_authz" | "rfc9068_profile" | "rfc9068_profile_authz";

/**
 * What a token must look like so that it is what the file promises.
 *
 * Whatever the file is silent about is left out and not judged: it is unmanaged, and a default of the tenant is no
 * promise of the file.
 */
export interface TokenExpectation extends ApiExpectation {
  /** Left out where any application may have asked. */
  readonly clientId?: string;
  /** `user`: the token was given for a user, and not to the application itself. */
  readonly subject?: "user";
  /** The grant's scopes, or the part of them that was asked for; `"all"` stands for `allow_all_scopes`. */
  readonly scopes?: readonly string[] | "all";
  /** As sent with the request: an id or a name. */
  readonly organization?: string;
}

/** The part of it that holds for every token of an API, whoever asked for it. */
export interface ApiExpectation {
  /** Each `https://HOST/`: the tenant's domain and its custom domains. */
  readonly issuers: readonly string[];
  readonly audience: string;
  readonly signingAlg?: SigningAlg;
  readonly dialect?: Dialect;
  /** Seconds from `iat` to `exp`. */
  readonly lifetime?: number;
  /** The API's own scopes, where the file lists them: what `"all"` means. */
  readonly allScopes?: readonly string[];
  readonly enforcePolicies?: boolean;
  /** Set where the API demands proof of possession of confidential applications. */
  readonly senderConstraint?: "dpop" | "mtls";
  /** Of DPoP: the thumbprint of the key to which the token must be bound, where one was sent with the request. */
  readonly proofKey?: string;
  /** `"none"` where the file clears `token_encryption`. */
  readonly encryption?: "none" | { readonly alg?: string; readonly kid?: string };
}
