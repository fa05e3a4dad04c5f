import { exchange, type Wire } from "./exchange.ts";
import { TokenError } from "./token-error.ts";

const largest = 1024 * 1024;

/**
 * A `fetch` for one tenant: a redirect and more than 1 MB are refused.
 *
 * @throws TokenError that holds nothing of the request
 */
export function guardedFetch(domain: string, wire: Wire) {
  return async (url: string, init: RequestInit): Promise<Response> => {
    const { response, body, cut } = await exchange(domain, wire, [url, init], largest);
    const { status, headers, type } = response;
    if (type === "opaqueredirect" || (status >= 300 && status < 400)) {
      throw new TokenError("redirected", { domain, status });
    }
    if (cut) throw new TokenError("too-large", { domain, status });
    return new Response(body === "" ? null : body, { status, headers });
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
