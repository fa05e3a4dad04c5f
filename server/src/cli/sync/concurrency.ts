import { readNumber } from "../read-number.ts";

export const concurrencyOption = {
  concurrency: {
    type: "string",
    value: "N",
    help: "requests in flight at once, 1 to 50; what the tenant announces as its limit holds in any case",
  },
} as const;

/** @throws UsageError where it is no such number */
export function readConcurrency(text: string | undefined): number | undefined {
  return readNumber("--concurrency", text, { whole: true, from: 1, to: 50 });
}
