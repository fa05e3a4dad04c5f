import type { ErrorCode } from "yaml";
import type { Cure } from "./syntax-cures.ts";

/**
 * As `yaml` reports it. `DUPLICATE_KEY` has as its message the keys, each on a line; `above-twice` the key with nothing behind it, and the
 * first below it that stands above as well.
 */
export interface ParseError {
  readonly code: ErrorCode | "above-twice" | "unopened-quote";
  readonly message: string;
  readonly pos: readonly [number, number];
}

/** What a parse error means to whoever wrote the text, and where that shows: the parser often stands elsewhere when it notices. */
export interface Described {
  readonly message: string;
  readonly at: readonly [number, number];
  readonly cure?: Cure;
}
