import type { Clock } from "./clock.ts";
import type { TenantError } from "./tenant-error.ts";

/**
 * May this request be sent again after a failure? `repeatable`: whatever became of the first one (reads, and the token
 * request). `unexecuted`: only where the tenant has certainly not carried it out, since a second create or a change
 * that lands twice could do harm.
 */
export type Repeat = "repeatable" | "unexecuted";

/** Decides after each failure of one request; the patience with a rate limit is shared by all of a connection. */
export interface Retry {
  /** Milliseconds to wait before the next attempt, or `undefined`: give up. */
  after(failure: TenantError): number | undefined;
}

/** As long as something gets through, a rate limit is only a matter of waiting; this is how long nothing may. */
export interface Patience {
  readonly refusedSince: () => number;
  gotThrough(): void;
}

const attemptsAtMost = 4;
const timeoutsAtMost = 2;
const firstPause = 500;
const longestPause = 30_000;
/** Milliseconds in which a rate limit has let nothing at all through. */
const patienceEnds = 20_000;
/** Seconds; who asks for more (a quota for the hour) is told to the user at once. */
const longestRetryAfter = 60;

export function createPatience(clock: Clock): Patience {
  let since: number | undefined;
  return {
    refusedSince: () => (since ??= clock.now()),
    gotThrough: () => {
      since = undefined;
    },
  };
}

export function createRetry(repeat: Repeat, patience: Patience, clock: Clock, random: () => number): Retry {
  let attempts = 0;
  let timeouts = 0;
  /** Exponential, with jitter so that several waiting at once don't come back at once. */
  const pause = (nth: number) => Math.min(longestPause, firstPause * 2 ** nth) * (0.5 + random() / 2);
  return {
    after(failure) {
      attempts++;
      if (failure.code === "rate-limited") {
        const { retryAfter } = failure.facts;
        if ((retryAfter ?? 0) > longestRetryAfter) return undefined;
        if (clock.now() - patience.refusedSince() > patienceEnds) return undefined;
        return Math.max((retryAfter ?? 0) * 1000, pause(Math.min(attempts - 1, 3)));
      }
      if (repeat === "unexecuted" || attempts >= attemptsAtMost) return undefined;
      if (failure.code === "timeout") return ++timeouts < timeoutsAtMost ? pause(attempts - 1) : undefined;
      return ["unreachable", "server-error", "not-json"].includes(failure.code) ? pause(attempts - 1) : undefined;
    },
  };
}
