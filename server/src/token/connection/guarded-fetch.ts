import { TokenError } from "./token-error.ts";

/** What a request needs of its surroundings. */
export interface Wire {
  readonly fetch: typeof fetch;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until a request counts as unanswered, its body included; 15000 where it is not given. */
  readonly timeout?: number;
}

const largest = 1024 * 1024;

/**
 * A `fetch` for one tenant that follows no redirect, reads at most 1 MB, ends in time, and turns every failure into a
 * TokenError that holds nothing of the request.
 */
export function guardedFetch(domain: string, wire: Wire) {
  return async (url: string, init: RequestInit): Promise<Response> => {
    const timeout = AbortSignal.timeout(wire.timeout ?? 15_000);
    const signal = wire.signal ? AbortSignal.any([wire.signal, timeout]) : timeout;
    try {
      signal.throwIfAborted();
      const response = await wire.fetch(url, { ...init, redirect: "manual", signal });
      const { status, headers } = response;
      if (response.type === "opaqueredirect" || (status >= 300 && status < 400)) {
        await response.body?.cancel();
        throw new TokenError("redirected", { domain, status });
      }
      const body = await readAtMost(response, largest);
      if (body === undefined) throw new TokenError("too-large", { domain, status });
      return new Response(body === "" ? null : body, { status, headers });
    } catch (error) {
      if (error instanceof TokenError) throw error;
      if (wire.signal?.aborted) throw new TokenError("cancelled", { domain });
      if (timeout.aborted) throw new TokenError("timeout", { domain });
      const reason = systemCode(error);
      const code = reason !== undefined && /CERT|ALTNAME|SIGNATURE|ISSUER/.test(reason) ? "certificate" : "unreachable";
      throw new TokenError(code, { domain, ...(reason === undefined ? {} : { reason }) });
    }
  };
}

/** The answer's JSON; what is not JSON is an error by what its status says. */
export async function jsonOf(response: Response, domain: string): Promise<unknown> {
  const { status } = response;
  const retryAfter = retryAfterOf(response);
  const facts = { domain, status, ...(retryAfter === undefined ? {} : { retryAfter }) };
  if (status >= 500) throw new TokenError("server-error", facts);
  try {
    return JSON.parse(await response.text());
  } catch {
    throw new TokenError(status === 429 ? "rate-limited" : "not-json", facts);
  }
}

/** Seconds of a `Retry-After` header (RFC 9110 section 10.2.3); its date form is not used by Auth0 and is left alone. */
export function retryAfterOf(response: Response): number | undefined {
  const value = response.headers.get("retry-after")?.trim() ?? "";
  return /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

async function readAtMost(response: Response, bytes: number): Promise<string | undefined> {
  const reader = response.body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.byteLength;
    if (length > bytes) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** The code of the innermost cause: undici says "fetch failed" and hangs the system's error under it. */
function systemCode(error: unknown): string | undefined {
  let code: string | undefined;
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if ("code" in at && typeof at.code === "string" && /^[A-Z][A-Z0-9_]{2,60}$/.test(at.code)) code = at.code;
  }
  return code;
}
