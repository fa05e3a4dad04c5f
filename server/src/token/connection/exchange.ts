import { networkFault, readAtMost } from "../../runtime/fetched.ts";
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
    const { code, ...reason } = networkFault(error);
    throw new TokenError(code, { domain: host, ...reason });
  }
}
