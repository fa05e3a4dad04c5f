import type { Value } from "../../document/value.ts";
import type { Json } from "../../facts/json.ts";

/** What a value of the file means, without its places; what is unknown is nothing. */
export function plainValue(value: Value): Json {
  if (value.kind === "scalar") return value.value;
  if (value.kind === "list") return value.items.map(plainValue);
  return value.kind === "map"
    ? Object.fromEntries([...value.entries].map(([key, entry]) => [key, plainValue(entry.value)]))
    : null;
}
