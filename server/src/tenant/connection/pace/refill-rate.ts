import type { Announced } from "./announced.ts";
import type { Sent, Traffic } from "./traffic.ts";

/** How fast a limit refills, less what others take of it. Only its size is announced, so this is measured and tried. */
export interface RefillRate {
  /** Requests for each millisecond. */
  value(): number;
  /**
   * @param reserve - less than this is left only where more was expected than there was
   * @param isHeldBack - others wait for the limit
   */
  heard(request: Sent, announced: Announced, now: number, reserve: number, isHeldBack: boolean): void;
}

interface Measured {
  /** What was left, and what we had taken. */
  readonly supply: number;
  readonly at: number;
}

/** Milliseconds over which it is measured: at first, and later at least. */
const shortestSpan = 250;
const span = 1000;

export function createRefillRate(traffic: Traffic): RefillRate {
  let rate = 0;
  /** What the rate is multiplied by where it is evidently too low. */
  let courage = 1.5;
  let triedAt = 0;
  let from: Measured | undefined;
  let next: Measured | undefined;

  const measured = (supply: number, now: number): number => {
    if (!from || now - from.at < shortestSpan) return 0;
    // What is announced is rounded down, so that a rise may be by one too large.
    return (supply - from.supply - 1) / (now - from.at);
  };
  const remember = (measure: Measured, now: number): void => {
    next ??= measure;
    if (from && now - from.at < span) return;
    from = next;
    next = measure;
  };

  return {
    value: () => rate,
    heard({ number, at }, { limit, remaining, resetIn, isRefusal }, now, reserve, isHeldBack) {
      // As if all had come in the order in which they were sent; where two did not, it is off by one for a moment.
      const supply = remaining + number - traffic.refused();
      if (isRefusal || remaining < Math.floor(reserve)) {
        rate *= 0.7;
        courage = isRefusal ? 1 : Math.min(courage, 1.1);
      } else {
        // The limit was full, and what came then was lost. What was tried since the last such answer isn't known yet.
        const isTooLow = isHeldBack && remaining + 1 >= limit && at >= triedAt;
        if (isTooLow) triedAt = now;
        // What is missing is there at the reset, which may be late by its rounding, and by that of the two clocks.
        const atLeast = (limit - remaining) / (resetIn + 1000);
        rate = Math.max(rate * (isTooLow ? courage : 1), measured(supply, now), atLeast);
      }
      remember({ supply, at }, now);
    },
  };
}
