import { rateLimitOf } from "../answer.ts";
import type { Clock } from "../clock.ts";
import type { Announced } from "./announced.ts";
import { createBucket } from "./bucket.ts";
import { createRefills } from "./refills.ts";
import { createTraffic, type Sent } from "./traffic.ts";
import { createWindow } from "./window.ts";

/** How fast requests may go: so many at once, and never faster than the tenant has announced. */
export interface Pace {
  /** Resolves when it is this request's turn. Rejects when the signal comes first. */
  enter(signal?: AbortSignal): Promise<Turn>;
  /** Nothing goes before this time (milliseconds since 1970). */
  hold(until: number): void;
}

/** One request that may go. */
interface Turn {
  /** Learns from its answer's `x-ratelimit-*`. */
  heard(status: number, headers: Headers): void;
  /** Gives its place back. */
  leave(): void;
}

/** A limit that resets later than this (milliseconds) is taken as not understood; a 429 would say more. */
const longestPause = 60_000;

/** Milliseconds after which those that wait look again: an answer may have told more meanwhile. */
const lookAgain = 200;

/**
 * A limit that refills is used as it refills; until it is certain that one does, it is taken for one that begins anew at its
 * reset, which is the slower way.
 */
export function createPace(clock: Clock, atOnce: number): Pace {
  const places = createPlaces(atOnce);
  const traffic = createTraffic();
  const window = createWindow(traffic);
  const bucket = createBucket(traffic);
  const refills = createRefills(traffic);
  let heldUntil = 0;
  let lastNumber = 0;
  /** All that want to go, and those of them that have a place and wait for the limit alone. */
  let waiting = 0;
  let heldBack = 0;

  const wait = (): number => {
    const now = clock.now();
    const forLimit = refills.areCertain() ? bucket.wait(now) : window.wait(now, waiting > 1);
    return Math.max(forLimit, heldUntil - now);
  };

  /** Counts the request at once: whoever looks next must know of it. */
  const send = (): Sent => {
    const now = clock.now();
    window.sent(now);
    bucket.sent(now);
    return traffic.send(now);
  };

  const inTurn = async (signal: AbortSignal | undefined): Promise<Sent> => {
    waiting++;
    try {
      await places.take(signal);
      heldBack++;
      try {
        for (let pause = wait(); pause > 0; pause = wait()) {
          await clock.sleep(Math.min(Math.ceil(pause), lookAgain), signal);
        }
        return send();
      } catch (error) {
        places.giveBack();
        throw error;
      } finally {
        heldBack--;
      }
    } finally {
      waiting--;
    }
  };

  const heard = (request: Sent, announced: Announced): void => {
    const now = clock.now();
    traffic.answered(announced.isRefusal);
    // One that was sent earlier and answered later knows less.
    if (request.number < lastNumber) return;
    lastNumber = request.number;
    window.heard(request.number, announced, now);
    refills.heard(request, announced, now);
    if (refills.areCertain()) bucket.heard(request, announced, now, heldBack > 0);
  };

  return {
    async enter(signal) {
      const request = await inTurn(signal);
      return {
        heard(status, headers) {
          const announced = announcedBy(status, headers, clock.now());
          if (announced) heard(request, announced);
        },
        leave() {
          traffic.over();
          places.giveBack();
        },
      };
    },
    hold(until) {
      heldUntil = Math.max(heldUntil, until);
    },
  };
}

function announcedBy(status: number, headers: Headers, now: number): Announced | undefined {
  const { limit, remaining, reset, resetIn } = rateLimitOf(headers, now);
  if (limit === undefined || remaining === undefined || reset === undefined || resetIn === undefined) return undefined;
  return resetIn > longestPause ? undefined : { limit, remaining, reset, resetIn, isRefusal: status === 429 };
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
