import type { Entry, Value } from "../document/read/value.ts";
import { variablesIn } from "../document/read/variables.ts";

/**
 * A located value as plain JavaScript, for the validator. What is unknown becomes `null`, so that its key still counts as
 * present; whatever the validator says of it is dropped later. In a map `__proto__` is a key like others.
 */
export function plainOf(value: Value, depth = 0): unknown {
  if (value.kind === "scalar") return value.value;
  if (value.kind === "unknown" || depth > DEEPEST) return null;
  if (value.kind === "list") return value.items.map((item) => plainOf(item, depth + 1));
  const plain = new Plain();
  for (const entry of value.entries.values()) plain[entry.key] = plainOf(entry.value, depth + 1);
  return plain;
}

/** Above it nothing sets `__proto__`. An object made without a prototype would be a dictionary for V8, with which the validator is slow. */
class Plain {
  [key: string]: unknown;

  static {
    Object.setPrototypeOf(Plain.prototype, null);
  }
}

/** The same value with each scalar unknown that holds a placeholder: its variables have not been put in. */
export function withoutPlaceholders(value: Value): Value {
  if (value.kind === "scalar") {
    return variablesIn(value.value).length > 0 ? { kind: "unknown", at: value.at } : value;
  }
  if (value.kind === "list") return { ...value, items: value.items.map(withoutPlaceholders) };
  if (value.kind === "unknown") return value;
  const entries = new Map<string, Entry>();
  for (const [key, entry] of value.entries) entries.set(key, { ...entry, value: withoutPlaceholders(entry.value) });
  return { ...value, entries };
}

/** The schema says nothing of what lies deeper in an API or a top-level key. */
const DEEPEST = 8;
