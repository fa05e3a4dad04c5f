import type { Json, JsonObject } from "../../facts/json.ts";
import type { Source } from "../../tenant/desired/desired.ts";
import type { Outcome } from "../../tenant/apply/outcome.ts";
import type { Plan } from "../../tenant/plan/plan.ts";
import { changeToJson, planToJson, sourcesOf } from "../../tenant/plan/plan-json.ts";
import { outcomeText } from "../../tenant/views/wording.ts";

/**
 * What `auth-apis sync --format json` prints: the plan, and what became of each of its rows that was to be written. `message` says
 * of each what the pretty format says.
 */
export function syncJson(plan: Plan, outcomes: readonly Outcome[]): JsonObject {
  const sourceOf = sourcesOf(plan);
  return {
    ...planToJson(plan),
    outcomes: outcomes.map((outcome) => outcomeJson(outcome, sourceOf(outcome.change))),
  };
}

function outcomeJson(outcome: Outcome, source: Source | undefined): Json {
  const { change, state } = outcome;
  return {
    change: changeToJson(change, source),
    state,
    ...(outcome.state === "failed" && { error: outcome.failure.code }),
    ...(outcome.state === "pending" && { why: outcome.why }),
    message: outcomeText(outcome),
  };
}
