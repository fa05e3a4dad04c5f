/** Counts what was sent to a tenant, and what became of it. */
export interface Traffic {
  send(now: number): Sent;
  /** One was answered. */
  answered(isRefusal: boolean): void;
  /** Nothing more comes of one that was sent. */
  over(): void;
  sent(): number;
  /** So many were let through, of those that are answered. */
  passed(): number;
  refused(): number;
  /** So many are on their way. */
  flying(): number;
}

/** A request, and what was known when it went. */
export interface Sent {
  /** They count from 1 as they are sent. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** So many had been let through by then, of those that were answered. */
  readonly passed: number;
}

export function createTraffic(): Traffic {
  let sent = 0;
  let passed = 0;
  let refused = 0;
  let over = 0;
  return {
    send: (at) => ({ number: ++sent, at, passed }),
    answered(isRefusal) {
      if (isRefusal) refused++;
      else passed++;
    },
    over() {
      over++;
    },
    sent: () => sent,
    passed: () => passed,
    refused: () => refused,
    flying: () => sent - over,
  };
}
