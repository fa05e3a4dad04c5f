import type { Finding } from "../document/finding.ts";
import { childOf } from "./node.ts";
import { finding, type MapProblem, placeOf } from "./problem.ts";
import { capital, uncapital } from "./words.ts";

/** A map without a key that it must have. Points at the key that holds the map, or else at the map's first key. */
export function missingKey(problem: MapProblem, key: string): Finding {
  const { value, entry, node } = problem;
  const [first] = value.entries.values();
  const at = entry?.keyAt ?? first?.keyAt ?? value.at;
  const description = childOf(node, key)?.description ?? "";
  return finding(at, `${capital(placeOf(problem))} needs \`${key}\`: ${uncapital(description)}`);
}
