import { rateLimitOf } from "./answer.ts";
import type { Clock } from "./clock.ts";

/** How fast requests may go: so many at once, and never faster than the tenant has announced. */
export interface Pace {
  /** Resolves when it is this request's turn. Rejects when the signal comes first. */
  enter(signal?: AbortSignal): Promise<Turn>;
  /** Nothing goes before this time (milliseconds since 1970). */
  hold(until: number): void;
}

/** One request that may go. */
export interface Turn {
  /** Learns from its answer's `x-ratelimit-*`. */
  heard(headers: Headers): void;
  /** Gives its place back. */
  leave(): void;
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
  let sent = 0;
  let sentBefore = 0;
  let lastHeard = 0;
  /**
   * How much of a window was there for us, at most: what others use is missing. What we sent in a window that was not used up
   * counts in it, since nothing marks that window's end; `limit` then bounds it.
   */
  let ours = Infinity;

  const pause = (): number => {
    const now = clock.now();
    if (left <= Math.floor(limit * leftToOthers)) {
      if (now < resetAt) return Math.max(resetAt, heldUntil) - now;
      // The window is new. Until an answer says more, it lasts for a second, and others use as much of it as of the last.
      left = Math.min(limit, ours);
      resetAt = now + 1000;
      sentBefore = sent;
    }
    return heldUntil - now;
  };

  const heard = (headers: Headers, number: number): void => {
    const now = clock.now();
    const { remaining, limit: announced, resetIn } = rateLimitOf(headers, now);
    if (remaining === undefined || announced === undefined || resetIn === undefined) return;
    // One that was sent earlier and answered later knows less, as does one from before this window.
    if (resetIn > longestPause || number < lastHeard || number <= sentBefore) return;
    lastHeard = number;
    // What was sent after it may not be counted in its answer yet.
    left = remaining - (sent - number);
    ours = remaining + number - sentBefore;
    limit = announced;
    resetAt = now + resetIn;
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
      const number = ++sent;
      return { heard: (headers) => heard(headers, number), leave: places.giveBack };
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
