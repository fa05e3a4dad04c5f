import type { RawAnswer } from "./answer.ts";
import type { Clock } from "./clock.ts";
import { networkFault, readAtMost } from "../../runtime/fetched.ts";
import { oneLine } from "../../text/printable.ts";
import { redact, type Secret } from "./secret.ts";
import { TenantError, type TenantErrorFacts } from "./tenant-error.ts";

/** One attempt at one request, headers and body ready. */
export interface Attempt {
  readonly url: string;
  readonly init: RequestInit;
  readonly facts: TenantErrorFacts;
  /** Cleaned out of what an error says. */
  readonly secrets: readonly Secret[];
  /** Stops the request on its way. Not given for a write: what was sent is heard to the end. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until it counts as unanswered, the body included. */
  readonly timeout: number;
}

/** A page of 100 APIs with 1000 described scopes each would be about this long. */
const largest = 64 * 1024 * 1024;

/** Sends it once: no redirect is followed, time and size are bounded, and every failure is a TenantError. */
export async function sendOnce(fetch: typeof globalThis.fetch, clock: Clock, attempt: Attempt): Promise<RawAnswer> {
  const { facts } = attempt;
  const deadline = clock.deadline(attempt.timeout);
  const signal = attempt.signal ? AbortSignal.any([attempt.signal, deadline.signal]) : deadline.signal;
  const sentAt = clock.now();
  try {
    const response = await fetch(attempt.url, { ...attempt.init, redirect: "manual", signal });
    const { status, headers } = response;
    if (response.type === "opaqueredirect" || (status >= 300 && status < 400)) {
      await response.body?.cancel();
      throw new TenantError("redirected", { ...facts, status });
    }
    const { body: text, cut } = await readAtMost(response, largest);
    if (cut) throw new TenantError("too-large", { ...facts, status });
    return { status, headers, text, sentAt };
  } catch (error) {
    if (error instanceof TenantError) throw error;
    if (attempt.signal?.aborted) throw new TenantError("cancelled", facts);
    if (deadline.signal.aborted) throw new TenantError("timeout", facts);
    throw networkError(error, attempt);
  } finally {
    deadline.clear();
  }
}

function networkError(error: unknown, { facts, secrets }: Attempt): TenantError {
  const { code, ...reason } = networkFault(error);
  const message = error instanceof Error ? error.message : String(error);
  // Only its words: the error of a fetch that somebody wrapped may carry the request, headers and all.
  const cause = new Error(oneLine(redact(message, secrets), 200));
  return new TenantError(code, { ...facts, ...reason }, cause);
}
