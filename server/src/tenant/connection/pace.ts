import { rateLimitOf } from "./answer.ts";
import type { Clock } from "./clock.ts";

/** How fast requests may go: so many at once, and never faster than the tenant has announced. */
export interface Pace {
  /** Resolves with the function that gives the place back. Rejects when the signal comes first. */
  enter(signal?: AbortSignal): Promise<() => void>;
  /** Learns from an answer's `x-ratelimit-*`. */
  heard(headers: Headers): void;
  /** Nothing goes before this time (milliseconds since 1970). */
  hold(until: number): void;
}

/** The tenant's limit is there for everybody who uses it: this share of it is left to them. */
const leftToOthers = 0.1;

/** A limit that resets later than this (milliseconds) is taken as not understood; a 429 would say more. */
const longestPause = 60_000;

export function createPace(clock: Clock, atOnce: number): Pace {
  const places = createPlaces(atOnce);
  let heldUntil = 0;
  let limit = 0;
  let left = Infinity;
  let resetAt = 0;

  const pause = (): number => {
    const now = clock.now();
    if (left <= Math.floor(limit * leftToOthers)) {
      if (now < resetAt) return Math.max(resetAt, heldUntil) - now;
      // The window is new; until an answer says more, it lasts for a second.
      left = limit;
      resetAt = now + 1000;
    }
    return heldUntil - now;
  };

  return {
    async enter(signal) {
      await places.take(signal);
      try {
        for (let wait = pause(); wait > 0; wait = pause()) await clock.sleep(wait, signal);
      } catch (error) {
        places.giveBack();
        throw error;
      }
      left--;
      return places.giveBack;
    },
    heard(headers) {
      const now = clock.now();
      const announced = rateLimitOf(headers, now);
      if (announced.remaining === undefined || announced.limit === undefined || announced.resetIn === undefined) return;
      if (announced.resetIn > longestPause) return;
      // Whatever else is on its way may not be counted in this answer yet.
      left = announced.remaining - (places.taken() - 1);
      limit = announced.limit;
      resetAt = now + announced.resetIn;
    },
    hold(until) {
      heldUntil = Math.max(heldUntil, until);
    },
  };
}

/** So many places; who comes later waits in line, and who was cancelled meanwhile leaves when it is called. */
function createPlaces(count: number) {
  const line: (() => void)[] = [];
  let taken = 0;
  const giveBack = (): void => {
    taken--;
    line.shift()?.();
  };
  return {
    taken: () => taken,
    async take(signal?: AbortSignal): Promise<void> {
      while (taken >= count) await new Promise<void>((resolve) => line.push(resolve));
      taken++;
      if (!signal?.aborted) return;
      giveBack();
      throw new Error("cancelled");
    },
    giveBack,
  };
}
