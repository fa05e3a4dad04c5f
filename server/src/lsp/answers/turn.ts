import type { Steps } from "../../document/steps.ts";

/** Steps that wait for what they yield, if that is a promise; it may be given up, and doesn't fail. */
export type Waits<T> = Generator<Promise<void> | undefined, T>;

/**
 * Goes on with some work for as long as other messages, one of which may be a key, can wait for their turn.
 *
 * @param now - milliseconds of a clock that never goes back
 */
export function takeTurn<W extends Promise<void> | undefined, T>(
  steps: Generator<W, T>,
  now = () => performance.now(),
): IteratorResult<W, T> {
  for (const until = now() + TURN; ;) {
    const step = steps.next();
    if (step.done || step.value || now() >= until) return step;
  }
}

/**
 * Does all of it, but lets other messages have their turn between.
 *
 * @param isWanted - is asked before each turn but the first; where it says no, nothing more is done and nothing answered
 */
export async function inTurns<T>(steps: Steps<T>): Promise<T>;
export async function inTurns<T>(steps: Steps<T>, isWanted: () => boolean): Promise<T | undefined>;
export async function inTurns<T>(steps: Steps<T>, isWanted = () => true): Promise<T | undefined> {
  for (;;) {
    const step = takeTurn(steps);
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
    if (!isWanted()) return undefined;
  }
}

/** In milliseconds. */
const TURN = 30;
