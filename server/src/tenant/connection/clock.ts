import { setMaxListeners } from "node:events";

/** Time, passed in so that tests need not wait for it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds; rejects with the signal's reason when that comes first. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** A signal that aborts after so many milliseconds, unless cleared. */
  deadline(milliseconds: number): Deadline;
}

/** A signal that aborts at its time, until it is cleared. */
interface Deadline {
  readonly signal: AbortSignal;
  clear(): void;
}

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const cancelled = () => reject(signal?.reason instanceof Error ? signal.reason : new Error("cancelled"));
      if (signal?.aborted) {
        cancelled();
        return;
      }
      // Many requests may wait on one signal; that is no leak.
      if (signal) setMaxListeners(0, signal);
      const stop = () => {
        clearTimeout(timer);
        cancelled();
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener("abort", stop);
        resolve();
      }, milliseconds);
      signal?.addEventListener("abort", stop, { once: true });
    }),
  deadline: (milliseconds) => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), milliseconds);
    return { signal: controller.signal, clear: () => clearTimeout(timer) };
  },
};
