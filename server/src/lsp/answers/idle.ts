/** Knows when nobody waits for the server, so that what is worked out beforehand keeps no request waiting for more than one step of it. */
export interface Idle {
  /** The same handler of messages, heard here. Others may wait behind a message: a connection hands on one at each turn of the loop. */
  readonly hearing: <A extends readonly unknown[], R>(handle: (...of: A) => R) => (...of: A) => R;
  /** Counts as somebody who waits, until the answer is there. */
  readonly during: <A>(answer: Promise<A>) => Promise<A>;
  /** Calls back once nobody waits; of several who ask for it one at each turn of the event loop, in their order. */
  readonly whenIdle: (go: () => void) => void;
}

/** Nobody waits yet. */
export function idling(): Idle {
  const asked: (() => void)[] = [];
  let isDue = false;
  let waiting = 0;
  let isHearing = false;
  const look = (): void => {
    isDue = asked.length > 0;
    if (isDue) setImmediate(next);
  };
  const next = (): void => {
    const go = waiting === 0 && !isHearing ? asked.shift() : undefined;
    isHearing = false;
    look();
    go?.();
  };
  return {
    hearing:
      (handle) =>
      (...of) => {
        isHearing = true;
        return handle(...of);
      },
    during: (answer) => {
      waiting++;
      return answer.finally(() => waiting--);
    },
    whenIdle: (go) => {
      asked.push(go);
      if (!isDue) look();
    },
  };
}
