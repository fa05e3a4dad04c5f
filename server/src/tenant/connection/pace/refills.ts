import type { Announced } from "./announced.ts";
import type { Sent, Traffic } from "./traffic.ts";

/** Finds out whether a limit refills before its reset. A limit that begins anew at its reset is never taken for one that does. */
export interface Refills {
  heard(request: Sent, announced: Announced, now: number): void;
  areCertain(): boolean;
}

/**
 * What was there for us until an answer: what was left then, and what we had taken. It rises as the limit refills, and falls as
 * others use it. Which of the requests on their way the answer has counted isn't known, so there is a least and a most.
 */
interface Supply {
  readonly most: number;
  readonly reset: number;
  /** By our clock. */
  readonly resetAt: number;
}

export function createRefills(traffic: Traffic): Refills {
  let certain = false;
  let last: Supply | undefined;
  return {
    areCertain: () => certain,
    heard({ passed }, { remaining, reset, resetIn, isRefusal }, now) {
      const least = remaining + passed + (isRefusal ? 0 : 1);
      // The request itself is still counted as one on its way.
      const most = remaining + traffic.passed() + traffic.flying() - 1;
      const supply = { most, reset, resetAt: now + resetIn };
      if (last?.reset !== reset) {
        // The time at which a limit is full again moves as it is used; a second off is within the rounding of both clocks.
        if (last && reset > last.reset && now < last.resetAt - 1000) certain = true;
        last = supply;
        return;
      }
      if (least > last.most) certain = true;
      last = { ...supply, most: Math.min(most, last.most) };
    },
  };
}
