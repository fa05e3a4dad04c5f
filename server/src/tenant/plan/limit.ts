import type { Plan } from "./plan.ts";
import { countRequests } from "./requests.ts";

/** The part of a plan that is about these APIs and their grants. What it knows of the others (look-alikes, origins) stays true. */
export function limitPlan(plan: Plan, identifiers: ReadonlySet<string>): Plan {
  const work = plan.work.filter(({ identifier }) => identifiers.has(identifier));
  return {
    ...plan,
    changes: plan.changes.filter(({ identifier }) => identifiers.has(identifier)),
    requests: countRequests(work),
    work,
    desired: plan.desired.filter(({ identifier }) => identifiers.has(identifier)),
  };
}
