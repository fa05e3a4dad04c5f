import { conceal } from "../../server/src/tenant/connection/secret.ts";
import { connect, type ManagementApi } from "../../server/src/tenant/connection/management-api.ts";
import { answer, type FakeAnswer, type FakeState, refusal, type Wire } from "./fake-management.ts";
import { fakeClock } from "./fake-clock.ts";

export const domain = "acme.eu.auth0.com";
export const clientId = "own-client";
export const clientSecret = "fake-client-secret-of-the-tests-0123456789";
/** Looks like a token, so that a test can search for it. */
export const managementToken = "eyJhbGciOiJub25lIn0.eyJzY29wZSI6ImZha2UtbWFuYWdlbWVudC10b2tlbiJ9.c2lnbmF0dXJl";

/** What goes wrong with a request: on its way there (it is not carried out), or on the way back (it is). */
export interface Fault {
  readonly at: "request" | "answer";
  readonly kind: "drop" | "hang" | "html" | "truncated" | "redirect" | "huge" | 401 | 403 | 429 | 500 | 503;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Sent {
  readonly method: string;
  /** With the query, below the host. */
  readonly path: string;
  readonly body: Wire;
}

export interface FakeOptions {
  readonly state?: Partial<FakeState>;
  /** `index` counts all requests from 0, the one for a token included. */
  readonly fault?: (index: number, request: Sent) => Fault | undefined;
  /** Called just before a request is carried out; may change the state, as somebody else would. */
  readonly before?: (request: Sent, state: FakeState) => void;
  readonly after?: (request: Sent, state: FakeState) => void;
  readonly scope?: string;
  /** Seconds. */
  readonly tokenLifetime?: number;
  /** Milliseconds that an answer takes. */
  readonly latency?: (index: number) => number;
  readonly headers?: (request: Sent) => Readonly<Record<string, string>>;
}

/** A tenant in memory behind a `fetch`, with a clock of its own. */
export function fakeTenant(options: FakeOptions = {}) {
  const clock = fakeClock();
  const state: FakeState = { apis: [], grants: [], clients: [], ...structuredClone(options.state ?? {}) };
  const sent: Sent[] = [];

  const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    // A deadline is set just before each request.
    const timeOut = clock.lastDeadline();
    const url = new URL(input instanceof Request ? input.url : input);
    const request: Sent = {
      method: init.method ?? "GET",
      path: url.pathname + url.search,
      body: typeof init.body === "string" ? (JSON.parse(init.body) as Wire) : {},
    };
    const index = sent.push(request) - 1;
    const fault = options.fault?.(index, request);
    if (fault?.at === "request") return await broken(fault, init, timeOut);
    if (options.latency) await clock.sleep(options.latency(index));
    options.before?.(request, state);
    const result = carryOut(url, request, init);
    options.after?.(request, state);
    if (fault) return await broken(fault, init, timeOut, result);
    return reply(result, options.headers?.(request));
  };

  const carryOut = (url: URL, request: Sent, init: RequestInit): FakeAnswer => {
    if (url.host !== domain) throw new TypeError("fetch failed");
    if (url.pathname === "/oauth/token") {
      const form = new URLSearchParams(init.body as URLSearchParams);
      if (form.get("client_secret") !== clientSecret) {
        return { status: 401, body: { error: "access_denied", error_description: "Unauthorized" } };
      }
      const scope = options.scope ?? "read:clients";
      const token = { access_token: managementToken, token_type: "Bearer", scope };
      return { status: 200, body: { ...token, expires_in: options.tokenLifetime ?? 86400 } };
    }
    const authorization = new Headers(init.headers).get("authorization");
    if (authorization !== `Bearer ${managementToken}`) return refusal(401, "Unauthorized", "Invalid token");
    const path = url.pathname.slice("/api/v2".length);
    return answer(state, { method: request.method, path, query: url.searchParams, body: request.body });
  };

  /** `through` may change what is sent or answered. */
  const api = (atOnce = 4, through: typeof globalThis.fetch = fetch): ManagementApi =>
    connect(
      { kind: "client-secret", domain, clientId, clientSecret: conceal(clientSecret) },
      { domain, fetch: through, clock, random: () => 0.5, atOnce },
    );

  return { api, clock, state, sent, fetch };
}

function reply({ status, body }: FakeAnswer, headers: Readonly<Record<string, string>> = {}): Response {
  const json = { "content-type": "application/json; charset=utf-8", ...headers };
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers: json });
}

async function broken(
  { kind, headers = {} }: Fault,
  init: RequestInit,
  timeOut: () => void,
  result?: FakeAnswer,
): Promise<Response> {
  switch (kind) {
    case "drop":
      throw new TypeError("fetch failed", { cause: Object.assign(new Error("read"), { code: "ECONNRESET" }) });
    case "hang":
      setImmediate(timeOut);
      return await new Promise((_, reject) => {
        init.signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")), { once: true });
      });
    case "html":
      return new Response("<html>Bearer " + managementToken + "</html>", {
        status: result?.status === 204 ? 200 : 200,
      });
    case "truncated":
      return new Response(JSON.stringify(result?.body ?? { some: "thing" }).slice(0, -1), { status: 200 });
    case "redirect":
      return new Response(null, { status: 302, headers: { location: "https://evil.example/" } });
    case "huge":
      return new Response("x".repeat(65 * 1024 * 1024), { status: 200 });
    case 401:
      return reply(refusal(401, "Unauthorized", `Bad token ${managementToken}`), headers);
    case 403:
      return reply(
        refusal(403, "Forbidden", "Insufficient scope, expected any of: create:resource_servers", "insufficient_scope"),
        headers,
      );
    case 429:
      return reply(refusal(429, "Too Many Requests", "Global limit has been reached", "too_many_requests"), headers);
    default:
      return reply(refusal(kind, "Internal Server Error", `secret=${clientSecret}`), headers);
  }
}
