import { type Announced, leftToOthers } from "./announced.ts";
import { createRefillRate } from "./refill-rate.ts";
import type { Sent, Traffic } from "./traffic.ts";

/**
 * A limit that refills steadily, as Auth0 describes its own: so many requests at once, then so many more each second.
 *
 * @see https://auth0.com/docs/troubleshoot/customer-support/operational-policies/rate-limit-policy
 */
export interface Bucket {
  /** Milliseconds until the next request may go. */
  wait(now: number): number;
  sent(now: number): void;
  /** @param isHeldBack - others wait for the limit */
  heard(request: Sent, announced: Announced, now: number, isHeldBack: boolean): void;
}

/** Up to this size it is too small to leave a whole request of it to others. */
const smallSize = 4;

export function createBucket(traffic: Traffic): Bucket {
  const rate = createRefillRate(traffic);
  let size = 0;
  let left = Infinity;
  let leftAt = 0;
  let fullAt = 0;

  /** What is never taken, so that others find it whenever they come: it costs us a part of the burst, but none of the rate. */
  const reserve = (): number => {
    if (size > smallSize) return Math.max(1, Math.floor(size * leftToOthers));
    // Waiting for a whole one more, so small a limit would be full, and what comes then is lost.
    return size > 1 ? 0.5 : 0;
  };
  const available = (now: number) => Math.min(size, left + rate.value() * (now - leftAt));

  return {
    wait(now) {
      const missing = reserve() + 1 - available(now);
      if (missing <= 0) return 0;
      const refilled = missing / rate.value();
      // Where nothing is on its way that could tell more, the reset is the latest.
      return traffic.flying() > 0 ? refilled : Math.min(refilled, fullAt - now);
    },
    sent(now) {
      left = available(now) - 1;
      leftAt = now;
      // It should be full; how full it is, the answer must say before others go.
      if (now >= fullAt) fullAt = now + 1000;
    },
    heard(request, announced, now, isHeldBack) {
      const { limit, remaining, resetIn } = announced;
      size = limit;
      fullAt = now + resetIn;
      rate.heard(request, announced, now, reserve(), isHeldBack);
      // It refilled while the answer was on its way as well: half of the time. What was sent since may not be counted in it.
      left = remaining + (rate.value() * (now - request.at)) / 2 - (traffic.sent() - request.number);
      leftAt = now;
    },
  };
}
