import { TokenError } from "./token-error.ts";

/** What a request needs of its surroundings. */
export interface Wire {
  readonly fetch: typeof fetch;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until a request counts as unanswered, its body included; 15000 where it is not given. */
  readonly timeout?: number;
}

/** An answer, its body read as far as the limit goes. */
export interface Exchanged {
  readonly response: Response;
  readonly body: string;
  /** There was more. */
  readonly cut: boolean;
}

/**
 * One request that follows no redirect, reads at most so many bytes, ends in time, and turns every failure into a
 * TokenError that holds nothing of the request.
 *
 * @param host - who is asked, for the error
 */
export async function exchange(
  host: string,
  wire: Wire,
  [url, init]: readonly [url: string, init: RequestInit],
  limit: number,
): Promise<Exchanged> {
  const timeout = AbortSignal.timeout(wire.timeout ?? 15_000);
  const signal = wire.signal ? AbortSignal.any([wire.signal, timeout]) : timeout;
  try {
    signal.throwIfAborted();
    const response = await wire.fetch(url, { ...init, redirect: "manual", signal });
    return { response, ...(await readAtMost(response, limit)) };
  } catch (error) {
    if (wire.signal?.aborted) throw new TokenError("cancelled", { domain: host });
    if (timeout.aborted) throw new TokenError("timeout", { domain: host });
    const reason = systemCode(error);
    const code = reason !== undefined && /CERT|ALTNAME|SIGNATURE|ISSUER/.test(reason) ? "certificate" : "unreachable";
    throw new TokenError(code, { domain: host, ...(reason === undefined ? {} : { reason }) });
  }
}

async function readAtMost(response: Response, bytes: number): Promise<Pick<Exchanged, "body" | "cut">> {
  const reader = response.body?.getReader();
  if (!reader) return { body: "", cut: false };
  const decoder = new TextDecoder();
  let body = "";
  let left = bytes;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { body: body + decoder.decode(), cut: false };
    body += decoder.decode(value.subarray(0, left), { stream: true });
    left -= value.byteLength;
    if (left < 0) {
      await reader.cancel();
      return { body, cut: true };
    }
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
