import { oneLine } from "../../text/printable.ts";
import { redact, type Secret } from "./secret.ts";
import { TenantError, type TenantErrorCode, type TenantErrorFacts } from "./tenant-error.ts";

/** An answer as it came: any status, body read. */
export interface RawAnswer {
  /** When the request went out, milliseconds since 1970: the answer shows the tenant as it was then or later. */
  readonly sentAt: number;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A 2xx answer; `body` is `undefined` where there was none. */
export interface Answer {
  readonly sentAt: number;
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** What may be said about the request in an error. */
export interface AskedFor {
  readonly domain: string;
  readonly method: string;
  readonly path: string;
  readonly secrets: readonly Secret[];
  /** Milliseconds since 1970, for a `Retry-After` that is a date. */
  readonly now: number;
}

/** The JSON of a 2xx answer; everything else is thrown as the TenantError that it means. */
export function readAnswer({ status, headers, text, sentAt }: RawAnswer, asked: AskedFor): Answer {
  const body = parse(text);
  const good = status >= 200 && status < 300;
  if (good && body !== unreadable) return { status, headers, body, sentAt };
  const said = body === unreadable ? {} : words(body, asked.secrets);
  const retryAfter = retryAfterOf(headers, asked.now);
  const facts: TenantErrorFacts = {
    domain: asked.domain,
    method: asked.method,
    path: asked.path,
    status,
    ...said,
    ...(retryAfter !== undefined && { retryAfter }),
  };
  const code = codeOf(status, body === unreadable, said);
  throw new TenantError(isNoTenants(code, asked) ? "unexpected-answer" : code, facts);
}

/** Seconds until the tenant wants to hear from us again: `Retry-After` (RFC 9110, 10.2.3), else `x-ratelimit-reset`. */
function retryAfterOf(headers: Headers, now: number): number | undefined {
  const after = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(after)) return Number(after);
  const date = Date.parse(after);
  if (!Number.isNaN(date)) return Math.ceil(untilThen(date, headers, now) / 1000);
  const { resetIn } = rateLimitOf(headers, now);
  return resetIn === undefined ? undefined : Math.ceil(resetIn / 1000);
}

interface RateLimit {
  readonly limit?: number;
  readonly remaining?: number;
  /** By the tenant's clock, in seconds since 1970. */
  readonly reset?: number;
  /** Milliseconds from now. */
  readonly resetIn?: number;
}

/** Auth0's rate limit headers. */
export function rateLimitOf(headers: Headers, now: number): RateLimit {
  const limit = whole(headers.get("x-ratelimit-limit"));
  const remaining = whole(headers.get("x-ratelimit-remaining"));
  const reset = whole(headers.get("x-ratelimit-reset"));
  return {
    ...(limit !== undefined && { limit }),
    ...(remaining !== undefined && { remaining }),
    ...(reset !== undefined && { reset, resetIn: untilThen(reset * 1000, headers, now) }),
  };
}

/**
 * Milliseconds until a time of the tenant's clock: where its `Date` says how late it is there, ours doesn't count, unless the two
 * may well be the same. `Date` knows whole seconds alone, and an answer was on its way.
 */
function untilThen(time: number, headers: Headers, now: number): number {
  const theirs = Date.parse(headers.get("date") ?? "");
  const isOurs = Number.isNaN(theirs) || (now > theirs - 250 && now < theirs + 1500);
  return Math.max(0, time - (isOurs ? now : theirs));
}

const unreadable = Symbol("not JSON");

function parse(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text, so it is not kept.
    return unreadable;
  }
}

interface Words {
  readonly errorCode?: string;
  readonly said?: string;
  readonly missing?: readonly string[];
  /** OAuth's form, as the token endpoint answers (RFC 6749, 5.2). */
  readonly oauth?: true;
}

/** Management API: `{statusCode, error, message, errorCode?}`; token endpoint: `{error, error_description?}`. */
function words(body: unknown, secrets: readonly Secret[]): Words {
  const clean = (value: unknown) => (typeof value === "string" ? oneLine(redact(value, secrets), 500) : undefined);
  const { message, errorCode, error, error_description } = (body ?? {}) as Record<string, unknown>;
  const oauth = message === undefined && typeof error === "string";
  const said = clean(oauth ? (error_description ?? error) : message);
  const code = clean(oauth ? error : errorCode);
  const missing = code === "insufficient_scope" ? permissionsIn(said ?? "") : [];
  return {
    ...(code !== undefined && { errorCode: code }),
    ...(said !== undefined && { said }),
    ...(missing.length > 0 && { missing }),
    ...(oauth && { oauth: true }),
  };
}

/** "Insufficient scope, expected any of: read:clients,read:client_keys" */
function permissionsIn(message: string): string[] {
  const [, listed = ""] = message.split("expected any of:", 2);
  return listed.split(/[\s,]+/).filter((word) => /^[\w.-]+:[\w.-]+$/.test(word));
}

/**
 * Every tenant has a token endpoint and its collections, and a reading has no values to be wrong about: a host that says
 * otherwise is probably no tenant, and "correct the value in the file" would lead its user astray.
 */
function isNoTenants(code: TenantErrorCode, { method, path }: AskedFor): boolean {
  if (code === "invalid-body") return method === "GET" || path === tokenPath;
  const isList = method === "GET" && collections.some((each) => path.endsWith(each));
  return code === "not-found" && (path === tokenPath || isList);
}

const tokenPath = "/oauth/token";
const collections = ["/resource-servers", "/client-grants", "/clients"];

function codeOf(status: number, notJson: boolean, { oauth, errorCode }: Words): TenantErrorCode {
  if (status >= 500) return "server-error";
  if (status === 429) return "rate-limited";
  if (notJson) return "not-json";
  if (status === 401 || errorCode === "invalid_client") return "refused-credentials";
  if (oauth && (status === 403 || status === 400)) return "no-management-access";
  if (status === 403) return errorCode === "insufficient_scope" ? "forbidden" : "not-entitled";
  if (status === 404) return "not-found";
  if (status === 409) return "conflict";
  if (status === 400 || status === 413) return "invalid-body";
  return "unexpected-answer";
}

function whole(value: string | null): number | undefined {
  return value !== null && /^\d{1,15}$/.test(value.trim()) ? Number(value) : undefined;
}
