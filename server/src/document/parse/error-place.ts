import type { ParseError } from "./parse-error.ts";

/** An error where its text stands; of some, `yaml` says only where what stands before them ends, be that many blank lines above. */
export function placed(error: ParseError, text: string): ParseError {
  if (!BEFORE_ITS_TEXT.test(error.message)) return error;
  const from = error.pos[0];
  const start = from + (BLANK.exec(text.slice(from))?.[0].length ?? 0);
  if (start === text.length) return error;
  const lineEnd = text.indexOf("\n", start);
  return { ...error, pos: [start, lineEnd < 0 ? text.length : lineEnd] };
}

const BEFORE_ITS_TEXT =
  /^(?:Sequence item without|All mapping items must start|A block sequence may not be used as an implicit)/;
/** Blank lines, comments, and the indentation behind them. */
const BLANK = /^(?:\s+|#[^\n]*\n)*/;
