import type { Repair } from "./repair.ts";

/** What a near miss's diagnostic carries through the editor for its quick fixes. */
export interface DiagnosticData {
  /** The text that is to be replaced, as it was when it was looked at. */
  readonly written: string;
  readonly repairs: readonly Repair[];
}

/** Reads what has come back, of which nothing can be taken for granted. */
export function readData(data: unknown): DiagnosticData {
  const { written, repairs } = isRecord(data) ? data : {};
  return {
    written: typeof written === "string" ? written : "",
    repairs: Array.isArray(repairs) ? repairs.filter(isRepair) : [],
  };
}

function isRepair(value: unknown): value is Repair {
  return isRecord(value) && typeof value["identifier"] === "string" && typeof value["newText"] === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
