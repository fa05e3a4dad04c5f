import type { Fault, FakeOptions, Sent } from "./fake-tenant.ts";

/** A token bucket, as Auth0 describes its limits: so many requests at once, then so many more each second. */
export interface Dripping extends Required<Pick<FakeOptions, "fault" | "headers">> {
  refused(): number;
  /** How many of the others' requests were refused. */
  refusedToOthers(): number;
}

/**
 * @param now - milliseconds since 1970
 * @param others - requests for each second that other callers send besides
 */
export function dripping(perSecond: number, burst: number, now: () => number, others = 0): Dripping {
  let start: number | undefined;
  let level = burst;
  let at = 0;
  let refused = 0;
  let sentByOthers = 0;
  let refusedToOthers = 0;
  const announced = new WeakMap<Sent, Readonly<Record<string, string>>>();

  const fill = (time: number) => {
    level = Math.min(burst, level + ((time - at) * perSecond) / 1000);
    at = time;
  };
  const serveOthers = (until: number) => {
    start ??= at = until;
    for (; others > 0; sentByOthers++) {
      const time = start + (sentByOthers * 1000) / others;
      if (time > until) return;
      fill(Math.max(at, time));
      if (level < 1) refusedToOthers++;
      else level--;
    }
  };

  const fault = (_: number, request: Sent): Fault | undefined => {
    if (request.path === "/oauth/token") return undefined;
    serveOthers(now());
    fill(now());
    const allowed = level >= 1;
    if (allowed) level--;
    else refused++;
    const headers = {
      "x-ratelimit-limit": String(burst),
      "x-ratelimit-remaining": String(Math.floor(level)),
      "x-ratelimit-reset": String(Math.ceil(now() / 1000 + (burst - level) / perSecond)),
    };
    announced.set(request, headers);
    return allowed ? undefined : { at: "request", kind: 429, headers };
  };
  return {
    fault,
    headers: (request) => announced.get(request) ?? {},
    refused: () => refused,
    refusedToOthers: () => refusedToOthers,
  };
}
