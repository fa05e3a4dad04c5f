import { createHash } from "node:crypto";
import type { ClientAuthentication } from "./authentication.ts";
import type { GrantedToken, TokenRequest } from "./request.ts";

/** A token that was requested before and is still valid. */
interface KeptToken {
  readonly token: GrantedToken;
  /** Unix seconds. */
  readonly since: number;
}

/** Tokens that are still valid, in memory alone: each request counts against the tenant's token quota. */
export interface TokenCache {
  /** @param bound - whether a token that is bound to a key is wanted */
  find(request: TokenRequest, bound: boolean, now: number): KeptToken | undefined;
  keep(request: TokenRequest, token: GrantedToken, now: number): void;
  forget(kept: KeptToken): void;
}

/** Seconds that a token must still be valid to be worth using. */
const margin = 60;

/** Holds at most 200 tokens; the oldest goes first. */
export function tokenCache(): TokenCache {
  const kept = new Map<string, KeptToken & { readonly until: number }>();
  return {
    find: (request, bound, now) => {
      const found = kept.get(keyOf(request, bound));
      return found && found.since <= now && found.until > now + margin ? found : undefined;
    },
    keep: (request, token, now) => {
      // Without expires_in nobody knows until when it is good.
      if (token.expiresIn === undefined) return;
      kept.set(keyOf(request, token.proofKey !== undefined), { token, since: now, until: now + token.expiresIn });
      const [oldest] = kept.keys();
      if (kept.size > 200 && oldest !== undefined) kept.delete(oldest);
    },
    forget: (one) => {
      for (const [key, other] of kept) if (other.token === one.token) kept.delete(key);
    },
  };
}

/** Everything that could make another token; the credentials too, so that a token never vouches for a wrong secret. */
function keyOf(request: TokenRequest, bound: boolean): string {
  const { domain, clientId, authentication, audience, scope, organization } = request;
  const scopes = scope && [...new Set(scope)].sort();
  const what = [domain.toLowerCase(), clientId, proofOf(authentication), audience, scopes, organization, bound];
  return createHash("sha256").update(JSON.stringify(what)).digest("base64url");
}

function proofOf(authentication: ClientAuthentication): readonly (string | undefined)[] {
  if (authentication.method !== "private_key_jwt") return [authentication.method, authentication.secret];
  const { method, privateKey, algorithm } = authentication;
  return [method, privateKey, algorithm];
}
