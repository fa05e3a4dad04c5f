import type { Json } from "../../facts/json.ts";
import { type Answer, type AskedFor, readAnswer } from "./answer.ts";
import type { Clock } from "./clock.ts";
import { baseUrl } from "./domain.ts";
import { sendOnce } from "./network.ts";
import { createPace } from "./pace/pace.ts";
import { createPatience, createRetry, type Repeat } from "./retry.ts";
import type { Secret } from "./secret.ts";
import { asTenantError, TenantError, type TenantErrorFacts } from "./tenant-error.ts";

/** One request, however often it is tried. */
interface HttpRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** From the first slash on, percent-encoded. */
  readonly path: string;
  readonly query?: readonly (readonly [name: string, value: string])[];
  readonly body?: { readonly json: Json } | Form;
  readonly bearer?: Secret;
  readonly repeat: Repeat;
  /** Not sent later than this (milliseconds since 1970): a TenantError `stale` instead. */
  readonly notAfter?: number;
  /** Stops waiting and reading. A write that is on its way is heard to its end, so that the report can be true. */
  readonly signal?: AbortSignal | undefined;
}

/** Made anew for each attempt: it may hold what counts only once. */
interface Form {
  readonly form: () => Promise<Readonly<Record<string, string>>>;
}

/** Requests to one tenant and to no other host. */
export interface TenantHttp {
  readonly domain: string;
  /** @throws TenantError for everything but a 2xx answer in JSON (or without a body). */
  send(request: HttpRequest): Promise<Answer>;
}

/** Where requests go, and what they need of the world. */
export interface HttpOptions {
  /** As `parseDomain` gives it. */
  readonly domain: string;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** 0 to 1, as `Math.random`. */
  readonly random: () => number;
  /** Requests in flight at once; `usuallyAtOnce` where it is not given. */
  readonly atOnce?: number;
  /** Milliseconds until a request counts as unanswered; 15000 where it is not given. */
  readonly timeout?: number;
}

/** Enough to keep up with the limits of most tenants, and few enough to leave room for others. */
export const usuallyAtOnce = 10;

/** @param secrets - cleaned out of whatever an error says, like every bearer token */
export function createTenantHttp(options: HttpOptions, secrets: readonly Secret[] = []): TenantHttp {
  const { domain, clock } = options;
  const pace = createPace(clock, options.atOnce ?? usuallyAtOnce);
  const patience = createPatience(clock);

  const once = async (request: HttpRequest, facts: TenantErrorFacts): Promise<Answer> => {
    const { method, path, signal, notAfter } = request;
    const turn = await pace.enter(signal);
    try {
      if (notAfter !== undefined && clock.now() > notAfter) throw new TenantError("stale", facts);
      const unsaid = request.bearer ? [request.bearer, ...secrets] : secrets;
      const raw = await sendOnce(options.fetch, clock, {
        url: urlOf(domain, request),
        init: await initOf(request, facts),
        facts,
        secrets: unsaid,
        timeout: options.timeout ?? 15_000,
        ...(request.repeat === "repeatable" && { signal }),
      });
      // The token endpoint, which is asked without one, has a limit of its own.
      if (request.bearer) turn.heard(raw.status, raw.headers);
      if (raw.status !== 429) patience.gotThrough();
      const asked: AskedFor = { domain, method, path, secrets: unsaid, now: clock.now() };
      return readAnswer(raw, asked);
    } finally {
      turn.leave();
    }
  };

  return {
    domain,
    async send(request) {
      const facts = { domain, method: request.method, path: request.path };
      const retry = createRetry(request.repeat, patience, clock, options.random);
      for (;;) {
        try {
          return await once(request, facts);
        } catch (error) {
          if (request.signal?.aborted && !(error instanceof TenantError)) throw new TenantError("cancelled", facts);
          const failure = asTenantError(error, domain);
          const wait = retry.after(failure);
          if (wait === undefined) throw failure;
          if (failure.code === "rate-limited") pace.hold(clock.now() + wait);
          else await clock.sleep(wait, request.signal).catch(() => Promise.reject(new TenantError("cancelled", facts)));
        }
      }
    },
  };
}

function urlOf(domain: string, { path, query }: HttpRequest): string {
  const search = new URLSearchParams(query?.map(([name, value]) => [name, value])).toString();
  return `${baseUrl(domain)}${path}${search === "" ? "" : `?${search}`}`;
}

async function initOf({ method, body, bearer }: HttpRequest, facts: TenantErrorFacts): Promise<RequestInit> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (bearer) {
    // A character that no header may hold would make `fetch` throw a message that quotes the token.
    if (!/^[\x21-\x7e]+$/.test(bearer.reveal())) throw new TenantError("refused-credentials", facts);
    headers["authorization"] = `Bearer ${bearer.reveal()}`;
  }
  if (!body) return { method, headers };
  if ("json" in body) {
    return { method, headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body.json) };
  }
  return { method, headers, body: new URLSearchParams(await body.form()) };
}
