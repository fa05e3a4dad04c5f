import type { Json, JsonObject } from "../../facts/json.ts";
import type { Outcome } from "../../tenant/apply/outcome.ts";
import type { Plan } from "../../tenant/plan/plan.ts";
import { changeToJson, planToJson } from "../../tenant/plan/plan-json.ts";
import { outcomeText } from "../../tenant/views/wording.ts";

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
