import { allowInsecureRequests, clientCredentialsGrantRequest, customFetch } from "oauth4webapi";
import { clientAuth, type ClientAuthentication } from "./authentication.ts";
import { issuerOf } from "../../expected/issuer.ts";
import { isLoopback } from "../../facts/domain.ts";
import { originOf } from "../connection/endpoint.ts";
import type { Wire } from "../connection/exchange.ts";
import { guardedFetch, jsonOf, retryAfterOf } from "../connection/guarded-fetch.ts";
import { isRecord, type JsonRecord } from "../../facts/unknown-json.ts";
import { oneLine } from "../../text/printable.ts";
import { secretForms } from "../../text/secret-forms.ts";
import type { ProofKey } from "./proof-key.ts";
import { type RawToken, rawToken } from "./raw-token.ts";
import { TokenError } from "../connection/token-error.ts";

/** Who asks for which token, and how it proves who it is. */
export interface TokenRequest {
  /** The tenant's domain; the credentials must have been given for exactly this one. */
  readonly domain: string;
  readonly clientId: string;
  readonly authentication: ClientAuthentication;
  /** The API's identifier, to the character. */
  readonly audience: string;
  /** Left out, all granted scopes come back. */
  readonly scope?: readonly string[];
  /** An organization's id, or its name where the tenant allows names. */
  readonly organization?: string;
  /** Have the token bound to this key (DPoP, RFC 9449). */
  readonly proofKey?: ProofKey;
}

/** What the token endpoint says when it says no (RFC 6749 section 5.2), without control characters. */
export interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly description: string;
  /** Seconds. */
  readonly retryAfter?: number;
}

/** A token as the token endpoint has given it; nobody has looked into it yet. */
export interface GrantedToken {
  readonly kind: "granted";
  readonly token: RawToken;
  /** Seconds. */
  readonly expiresIn?: number;
  /** Seconds by which the tenant's clock is ahead of this machine's, as far as its `Date` header tells. */
  readonly clockSkew?: number;
  /** The key to which the token is bound. */
  readonly proofKey?: ProofKey;
}

/** What the token endpoint has answered. */
export type TokenAnswer = GrantedToken | { readonly kind: "refused"; readonly refusal: Refusal };

/**
 * Asks for a client-credentials token (RFC 6749 section 4.4, with Auth0's `audience`). Sends one request, to the domain
 * and nowhere else; with a proof key a second one where the tenant wants its nonce in the proof (RFC 9449 section 8).
 *
 * @param wire.now - Unix seconds
 * @throws TokenError where no usable answer came back
 */
export async function requestToken(
  request: TokenRequest,
  wire: Wire & { readonly now: () => number },
): Promise<TokenAnswer> {
  const answer = await send(request, wire);
  const isNonceWanted = answer.kind === "refused" && answer.refusal.error === "use_dpop_nonce";
  return request.proofKey && isNonceWanted ? send(request, wire) : answer;
}

async function send(request: TokenRequest, wire: Wire & { readonly now: () => number }): Promise<TokenAnswer> {
  const { domain, clientId, authentication, audience, scope, organization, proofKey } = request;
  if (clientId === "" || ("secret" in authentication && authentication.secret === "")) {
    throw new TokenError("no-credentials", { domain });
  }
  const tokenEndpoint = `${originOf(domain)}/oauth/token`;
  const response = await clientCredentialsGrantRequest(
    { issuer: issuerOf(domain), token_endpoint: tokenEndpoint },
    { client_id: clientId },
    await clientAuth(authentication, domain, wire.now),
    {
      audience,
      ...(scope === undefined ? {} : { scope: scope.join(" ") }),
      ...(organization === undefined ? {} : { organization }),
    },
    {
      [customFetch]: guardedFetch(domain, wire),
      [allowInsecureRequests]: isLoopback(domain),
      ...(proofKey && { DPoP: proofKey.handle }),
    },
  );
  // Read here and not by oauth4webapi, whose errors carry the answer's body, and so the token.
  const body = await jsonOf(response, domain);
  if (!isRecord(body)) throw new TokenError("unexpected-answer", { domain, status: response.status });
  if (response.status === 200 && typeof body["access_token"] === "string") {
    return {
      ...granted(body, body["access_token"]),
      ...clockSkewOf(response, wire.now()),
      ...(proofKey && { proofKey }),
    };
  }
  if (response.status >= 400 && typeof body["error"] === "string") {
    return { kind: "refused", refusal: refusalOf(response, body, secretsOf(authentication)) };
  }
  throw new TokenError("unexpected-answer", { domain, status: response.status });
}

function granted(body: JsonRecord, token: string): GrantedToken {
  const { expires_in: expiresIn } = body;
  return { kind: "granted", token: rawToken(token), ...(typeof expiresIn === "number" && { expiresIn }) };
}

/** A `Date` header counts whole seconds, and the answer took a moment to come. */
function clockSkewOf(response: Response, now: number): { readonly clockSkew?: number } {
  const date = Date.parse(response.headers.get("date") ?? "") / 1000;
  return Number.isFinite(date) ? { clockSkew: Math.round(date - now) } : {};
}

function refusalOf(response: Response, body: JsonRecord, secrets: readonly string[]): Refusal {
  const text = (value: unknown) =>
    // A server that echoes what it was sent must not carry the secret into a report.
    oneLine(
      secrets
        .flatMap(secretForms)
        .reduce((all, form) => all.replaceAll(form, "[secret]"), typeof value === "string" ? value : ""),
    );
  const retryAfter = retryAfterOf(response);
  return {
    status: response.status,
    error: text(body["error"]),
    description: text(body["error_description"] ?? body["message"]),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}

function secretsOf(authentication: ClientAuthentication): readonly string[] {
  return "secret" in authentication ? [authentication.secret] : [];
}
