import type { Fault, FakeOptions, Sent } from "./fake-tenant.ts";

/** So many requests of the Management API in each second, whoever sends them; what is more gets a 429. */
export interface RateLimited extends Required<Pick<FakeOptions, "fault" | "headers">> {
  refused(): number;
  /** The least that was left of a second after a request of ours. */
  lowest(): number;
}

/**
 * @param now - milliseconds since 1970
 * @param others - how many other callers have sent by the time that we do so for the first time in that second
 */
export function rateLimited(
  perSecond: number,
  now: () => number,
  others: (second: number) => number = () => 0,
): RateLimited {
  let second = -1;
  let left = perSecond;
  let refused = 0;
  let lowest = perSecond;
  const headers = () => ({
    "x-ratelimit-limit": String(perSecond),
    "x-ratelimit-remaining": String(left),
    "x-ratelimit-reset": String(second + 1),
  });
  const fault = (_: number, { path }: Sent): Fault | undefined => {
    if (path === "/oauth/token") return undefined;
    const current = Math.floor(now() / 1000);
    if (current !== second) left = Math.max(0, perSecond - others(current));
    second = current;
    if (left === 0) {
      refused++;
      return { at: "request", kind: 429, headers: headers() };
    }
    lowest = Math.min(lowest, --left);
    return undefined;
  };
  return { fault, headers, refused: () => refused, lowest: () => lowest };
}
