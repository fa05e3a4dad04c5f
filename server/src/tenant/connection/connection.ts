import { systemClock } from "./clock.ts";
import type { HttpOptions } from "./http.ts";

/**
 * A connection over the real network and the real clock. Nothing is sent yet.
 *
 * @param atOnce - requests in flight at once
 */
export function connection(domain: string, atOnce?: number): HttpOptions {
  const shared = { domain, fetch: globalThis.fetch, clock: systemClock, random: Math.random };
  return { ...shared, ...(atOnce !== undefined && { atOnce }) };
}
