import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT, UnsecuredJWT } from "jose";
import type { Dialect, SigningAlg, TokenExpectation } from "../../server/src/expected/expectation.ts";
import { type RawToken, rawToken } from "../../server/src/token/request/raw-token.ts";

export const domain = "acme.eu.auth0.com";
export const audience = "https://api.acme.com/orders";
export const clientId = "Lz8TqXWm1VbYfQd3";
export const signingSecret = "0123456789abcdef";
/** 2026-03-01T12:00:00Z */
export const now = 1772366400;

/** A file that says nothing of the API but its identifier. */
export const bare: TokenExpectation = { issuers: [`https://${domain}/`], audience, clientId };

export interface KeyPair {
  readonly kid: string;
  readonly secret: JWK;
  readonly open: JWK;
}

export async function keyPair(kid: string): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const open = { ...(await exportJWK(publicKey)), kid, use: "sig", alg: "RS256" };
  return { kid, secret: await exportJWK(privateKey), open };
}

/** The claims that the facts give for a client-credentials token of this dialect. */
export function claimsOf(dialect: Dialect): Record<string, unknown> {
  const plain = dialect.replace(/_authz$/, "");
  return {
    iss: `https://${domain}/`,
    sub: `${clientId}@clients`,
    aud: audience,
    iat: now - 10,
    exp: now + 3590,
    scope: "read:orders write:orders",
    ...(plain === "access_token" ? { gty: "client-credentials", azp: clientId } : { client_id: clientId, jti: "id-1" }),
    ...(dialect.endsWith("_authz") ? { permissions: ["read:orders", "write:orders"] } : {}),
  };
}

export interface Making {
  readonly alg?: SigningAlg;
  readonly dialect?: Dialect;
  /** Changes to the claims; undefined leaves one out. */
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  readonly key?: KeyPair;
  readonly hmacSecret?: string;
}

export async function make(key: KeyPair, making: Making = {}): Promise<RawToken> {
  const { alg = "RS256", dialect = "access_token", claims, header, hmacSecret = signingSecret } = making;
  const typ = dialect.startsWith("rfc9068") ? "at+jwt" : "JWT";
  const signer = making.key ?? key;
  const kid = alg === "HS256" ? {} : { kid: signer.kid };
  const protectedHeader = { alg, typ, ...kid, ...header };
  const signing = alg === "HS256" ? new TextEncoder().encode(hmacSecret) : await importJWK(signer.secret, alg);
  const payload = JSON.parse(JSON.stringify({ ...claimsOf(dialect), ...claims })) as Record<string, unknown>;
  return rawToken(await new SignJWT(payload).setProtectedHeader(protectedHeader).sign(signing));
}

export function unsigned(): RawToken {
  return rawToken(new UnsecuredJWT(claimsOf("access_token")).encode());
}

/** One request as it would have gone over the wire. */
export interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: URLSearchParams;
  readonly redirect: string | undefined;
}

/** A `fetch` that answers in this process and keeps what was sent; an answer may be a failure of the network. */
export function fakeFetch(answer: (sent: Sent, count: number) => Response | Error | Promise<Response>) {
  const sent: Sent[] = [];
  const fetch = async (url: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const body = init.body instanceof URLSearchParams ? init.body : new URLSearchParams();
    const headers = new Headers(init.headers);
    const one = {
      url: url instanceof Request ? url.url : String(url),
      method: init.method ?? "GET",
      headers,
      body,
      redirect: init.redirect,
    };
    sent.push(one);
    const answered = await answer(one, sent.length);
    if (answered instanceof Error) throw answered;
    return answered;
  };
  return { fetch, sent };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });
}
