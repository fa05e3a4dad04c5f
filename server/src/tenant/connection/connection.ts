import { systemClock } from "./clock.ts";
import type { HttpOptions } from "./http.ts";

/** A connection over the real network and the real clock. Nothing is sent yet. */
export function connection(domain: string): HttpOptions {
  return { domain, fetch: globalThis.fetch, clock: systemClock, random: Math.random };
}
