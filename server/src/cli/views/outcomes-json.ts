import { changeToJson } from "../../tenant/change.ts";
import type { Json, JsonObject } from "../../tenant/desired.ts";
import type { Outcome } from "../../tenant/outcome.ts";
import { type Plan, planToJson } from "../../tenant/plan.ts";
import { outcomeText } from "../../tenant/wording.ts";

/**
 * What `auth-apis sync --format json` prints: the plan, and what became of each of its rows that was to be written. `message` says
 * of each what the pretty format says.
 */
export function syncJson(plan: Plan, outcomes: readonly Outcome[]): JsonObject {
  return { ...planToJson(plan), outcomes: outcomes.map(outcomeJson) };
}

function outcomeJson(outcome: Outcome): Json {
  const { change, state } = outcome;
  return {
    change: changeToJson(change),
    state,
    ...(outcome.state === "failed" && { error: outcome.failure.code }),
    ...(outcome.state === "pending" && { why: outcome.why }),
    message: outcomeText(outcome),
  };
}
