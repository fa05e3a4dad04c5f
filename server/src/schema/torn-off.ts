import type { Value } from "../document/read/value.ts";
import { tornFrom } from "../document/torn-from.ts";

/**
 * May a value go on in what a syntax error hides, since nothing but comments stands between? Then nobody knows what it is: not even that
 * it is empty.
 */
export function isTornOff(value: Value): boolean {
  if (value.kind === "unknown" || value.via !== undefined || isWhole(value)) return false;
  const { block, end } = value.at;
  const torn = tornFrom(block);
  if (torn === Infinity) return false;
  const between = block.text.slice(end, torn).replace(/\s#.*/g, "").trim();
  return between === "" || between === ":";
}

function isWhole(value: Exclude<Value, { kind: "unknown" }>): boolean {
  return value.kind === "scalar" ? value.source !== "" || value.style !== "plain" : value.flow;
}
