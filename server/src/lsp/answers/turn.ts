import type { Steps } from "../../document/steps.ts";

/**
 * Goes on with some work for as long as other messages, one of which may be a key, can wait for their turn.
 *
 * @param now - milliseconds of a clock that never goes back
 */
export function takeTurn<T>(steps: Steps<T>, now = () => performance.now()): IteratorResult<undefined, T> {
  for (const until = now() + TURN; ;) {
    const step = steps.next();
    if (step.done || now() >= until) return step;
  }
}

/** In milliseconds. */
const TURN = 30;
