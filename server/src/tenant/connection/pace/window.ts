import { type Announced, leftToOthers } from "./announced.ts";
import type { Traffic } from "./traffic.ts";

/** A limit as it is announced, taken at its word: so many requests until the reset, and as many again after it. */
export interface Window {
  /**
   * Milliseconds until the next request may go.
   *
   * @param more - others wait behind it
   */
  wait(now: number, more: boolean): number;
  sent(now: number): void;
  /** @param number - of the request that was answered */
  heard(number: number, announced: Announced, now: number): void;
}

/** So often the last request of a window is held back, to see whether the limit refills before its reset. */
const mostProbes = 8;
/** Milliseconds. */
const longestProbe = 500;

export function createWindow(traffic: Traffic): Window {
  let limit = 0;
  let left = Infinity;
  let resetAt = 0;
  let sentBefore = 0;
  let lastAt = 0;
  let probes = mostProbes;
  /**
   * How much of a window was there for us, at most: what others use is missing. What we sent in a window that was not used up
   * counts in it, since nothing marks that window's end; `limit` then bounds it.
   */
  let ours = Infinity;

  const reserve = () => Math.floor(limit * leftToOthers);
  /** Where the limit is one there is none to hold back, and one more is risked. */
  const isProbe = (now: number) => probes > 0 && now < resetAt && left === (limit > 1 ? reserve() + 1 : 0);

  return {
    wait(now, more) {
      // Those behind it wait for the reset in any case. It tells most where nothing else is on its way.
      if (more && isProbe(now)) {
        const probeAt = lastAt + Math.min(longestProbe, (resetAt - lastAt) / 2);
        return (traffic.flying() > 0 ? resetAt : probeAt) - now;
      }
      if (left > reserve()) return 0;
      if (now < resetAt) return resetAt - now;
      // The window is new. Until an answer says more, it lasts for a second, and others use as much of it as of the last.
      left = Math.min(limit, ours);
      resetAt = now + 1000;
      lastAt = now;
      sentBefore = traffic.sent();
      return 0;
    },
    sent(now) {
      if (isProbe(now)) probes = limit > 1 ? probes - 1 : 0;
      left--;
    },
    heard(number, { limit: announced, remaining, resetIn }, now) {
      // One from before this window knows nothing of it.
      if (number <= sentBefore) return;
      lastAt = now;
      // What was sent after it may not be counted in its answer yet.
      left = remaining - (traffic.sent() - number);
      ours = remaining + number - sentBefore;
      limit = announced;
      resetAt = now + resetIn;
    },
  };
}
