/** Readers of JSON of which nothing is known yet, such as a token or an answer; `json.ts` has what a tenant or a file says. */

/** What a JSON object is before anything about it is known. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function record(value: unknown): JsonRecord | undefined {
  return isRecord(value) ? value : undefined;
}

export function list(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? (value as readonly unknown[]) : undefined;
}

/** The texts of a list; what else stands in it is left out. */
export function strings(value: unknown): readonly string[] | undefined {
  return list(value)?.filter((item) => typeof item === "string");
}

/** The value, where it is one of these. */
export function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((one) => one === value);
}
