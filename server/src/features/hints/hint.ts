import type { Span } from "../../document/finding.ts";
import type { Primitive } from "../../document/read/value.ts";
import { shortDuration } from "../../text/duration.ts";
import { fieldAt, type FieldPath } from "../../schema/facts.ts";

/** A hint behind a scalar. */
export interface Hint {
  readonly at: Span;
  readonly label: string;
  readonly tooltip?: string;
}

/** Does a number of seconds stand at this path? */
export function isLength(path: FieldPath): boolean {
  return fieldAt(path)?.unit === "seconds";
}

/** How long so many seconds are. Less than a minute is read at a glance. */
export function duration(value: Primitive): string | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 60 ? shortDuration(value) : undefined;
}

/** Where the schema tells of an API's fields. */
export const API = ["apis", 0] as const;
