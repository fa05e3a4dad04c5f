import type { Clock } from "../../server/src/tenant/connection/clock.ts";

export interface FakeClock extends Clock {
  advance(milliseconds: number): void;
  /** Lets the time run to the deadline that was set last. */
  lastDeadline(): () => void;
}

/** A clock that jumps to the next thing that somebody waits for as soon as nothing else is going on. */
export function fakeClock(start = Date.parse("2026-01-01T00:00:00Z")): FakeClock {
  const timers = new Set<{ readonly at: number; readonly fire: () => void }>();
  let now = start;
  let pumping = false;
  let last: () => void = () => undefined;

  const idle = async () => {
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
  };

  const pump = async () => {
    if (pumping) return;
    pumping = true;
    await idle();
    while (timers.size > 0) {
      const [first] = [...timers].sort((one, other) => one.at - other.at);
      if (!first) break;
      timers.delete(first);
      now = Math.max(now, first.at);
      first.fire();
      await idle();
    }
    pumping = false;
  };

  const timer = (milliseconds: number, fire: () => void) => {
    const entry = { at: now + milliseconds, fire };
    timers.add(entry);
    void pump();
    return () => timers.delete(entry);
  };

  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const stop = () => {
          clear();
          reject(new Error("stopped"));
        };
        const clear = timer(milliseconds, () => {
          signal?.removeEventListener("abort", stop);
          resolve();
        });
        if (signal?.aborted) stop();
        else signal?.addEventListener("abort", stop, { once: true });
      }),
    deadline: (milliseconds) => {
      const controller = new AbortController();
      last = () => {
        now += milliseconds;
        controller.abort();
      };
      return { signal: controller.signal, clear: () => undefined };
    },
    lastDeadline: () => last,
  };
}
