import type { Row } from "../../../server/src/token/verdict/check.ts";
import { valueText } from "../../../server/src/token/views/report.ts";
import type { Broken } from "./run.ts";

/** A row of a verdict, or of one that is foreseen, as a test's failure. */
export function brokenOf({ check, expected, actual, why }: Omit<Row, "state">): Broken {
  const message = why === undefined ? check : `${check}: ${why}`;
  return {
    message,
    ...(expected !== undefined && { expected: valueText(expected, check) }),
    ...(actual !== undefined && { actual: valueText(actual, check) }),
  };
}
