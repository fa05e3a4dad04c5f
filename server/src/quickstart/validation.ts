import type { ApiExpectation, SigningAlg } from "../expected/expectation.ts";

/** What code that takes an API's tokens must check. */
export interface Validation {
  /** With its slash, as it stands in tokens. */
  readonly issuer: string;
  readonly jwksUri: string;
  readonly audience: string;
  readonly algorithm: SigningAlg;
  /** Signed with a secret that both sides know, so that there are no public keys. */
  readonly symmetric: boolean;
  /** RFC 9068, section 4: the header's `typ` is `at+jwt`, and the claims of {@link RFC9068_CLAIMS} are there. */
  readonly strict: boolean;
  /** Where a token says what its bearer may do. */
  readonly claim: "scope" | "permissions";
  /** Some of the API's scopes, for example routes. */
  readonly examples: readonly Example[];
  readonly dpop: boolean;
}

/** A route that needs a scope. The names have nothing but lower-case letters, digits and their separators. */
interface Example {
  readonly scope: string;
  /** `/read-orders` */
  readonly path: string;
  /** `read_orders_example`: no language reserves it. */
  readonly name: string;
}

/** The claims that every token of this profile has (RFC 9068, section 2.2). */
export const RFC9068_CLAIMS = ["iss", "exp", "aud", "sub", "client_id", "iat", "jti"] as const;

/** The environment variable that holds the secret of an API with HS256: a secret never stands in code. */
export const SECRET_VARIABLE = "API_SIGNING_SECRET";

export function validationOf(api: ApiExpectation): Validation {
  const [issuer = ""] = api.issuers;
  const algorithm = api.signingAlg ?? "RS256";
  return {
    issuer,
    jwksUri: `${issuer}.well-known/jwks.json`,
    audience: api.audience,
    algorithm,
    symmetric: algorithm === "HS256",
    strict: api.dialect?.startsWith("rfc9068_profile") ?? false,
    // Without RBAC there are no permissions in a token, whatever the dialect.
    claim: api.dialect?.endsWith("_authz") && api.enforcePolicies !== false ? "permissions" : "scope",
    examples: examplesOf(api.allScopes ?? []),
    dpop: api.senderConstraint === "dpop",
  };
}

/** Two show how it goes; an API may have a hundred. */
function examplesOf(scopes: readonly string[]): readonly Example[] {
  const taken = new Set<string>();
  return scopes.slice(0, 2).map((scope, index) => {
    // Taken out before they become lower-case, as letters of other alphabets can become ours then (İ, K).
    const words = scope.match(/[A-Za-z0-9]+/g) ?? [];
    const own = words.join("-").slice(0, 40).toLowerCase();
    const slug = /^[a-z]/.test(own) && !taken.has(own) ? own : `scope-${index + 1}`;
    taken.add(slug);
    return { scope, path: `/${slug}`, name: `${slug.replaceAll("-", "_")}_example` };
  });
}
