import { UsageError } from "../exit.ts";

export const concurrencyOption = {
  concurrency: {
    type: "string",
    value: "N",
    help: "requests in flight at once, 1 to 50; what the tenant announces as its limit holds in any case",
  },
} as const;

/** @throws UsageError where it is no such number */
export function readConcurrency(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > 50) throw new UsageError(`--concurrency is a number from 1 to 50, not "${text}"`);
  return count;
}
