import { UsageError } from "./exit.ts";

/** Which numbers an option takes. */
export interface Numbers {
  /** Whole ones alone. */
  readonly whole?: boolean;
  readonly from: number;
  readonly to?: number;
}

/** The number that an option gives, if it is given. @throws UsageError that says which ones it takes */
export function readNumber(
  option: string,
  text: string | undefined,
  { whole = false, from, to = Infinity }: Numbers,
): number | undefined {
  if (text === undefined) return undefined;
  const value = (whole ? WHOLE : DECIMAL).test(text) ? Number(text) : NaN;
  if (value >= from && value <= to) return value;
  const range = to === Infinity ? `from ${from}` : `from ${from} to ${to}`;
  throw new UsageError(`${option} takes a ${whole ? "whole " : ""}number ${range}, not "${text}"`);
}

const WHOLE = /^\d{1,9}$/;
const DECIMAL = /^\d{1,9}(?:\.\d{1,9})?$/;
