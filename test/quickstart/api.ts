import type { ApiExpectation } from "../../server/src/expected/expectation.ts";

/** APIs that between them have every algorithm, profile and way to name what a token allows. */
export const apis = {
  /** Auth0's own profile, which is also what a file gets that says nothing. */
  plain: {
    issuers: ["https://acme.eu.auth0.com/"],
    audience: "https://api.acme.example/orders",
    signingAlg: "RS256",
    dialect: "access_token",
    allScopes: ["read:orders", "write:orders", "cancel:orders"],
  },
  strict: {
    issuers: ["https://acme.eu.auth0.com/", "https://login.acme.example/"],
    audience: "https://api.acme.example/orders",
    signingAlg: "PS256",
    dialect: "rfc9068_profile_authz",
    enforcePolicies: true,
    allScopes: ["read:orders"],
  },
  secret: {
    issuers: ["https://acme.eu.auth0.com/"],
    audience: "urn:acme:webhooks",
    signingAlg: "HS256",
    dialect: "access_token",
    allScopes: ["send:events"],
  },
  bare: { issuers: ["https://acme.eu.auth0.com/"], audience: "https://api.acme.example/bare" },
} as const satisfies Readonly<Record<string, ApiExpectation>>;
