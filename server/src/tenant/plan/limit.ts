import type { Plan } from "./plan.ts";
import { countRequests } from "./requests.ts";

/**
 * The part of a plan that is about these APIs and their grants. What it knows of the others (look-alikes, origins) stays true;
 * what blocks a file that has none of these is none of its business.
 */
export function limitPlan(plan: Plan, identifiers: ReadonlySet<string>): Plan {
  const { version, tenant, unclear } = plan;
  const work = plan.work.filter(({ identifier }) => identifiers.has(identifier));
  return {
    version,
    tenant,
    changes: plan.changes.filter(({ identifier }) => identifiers.has(identifier)),
    requests: countRequests(work),
    work,
    desired: plan.desired.filter(({ identifier }) => identifiers.has(identifier)),
    ...(unclear && { unclear }),
  };
}
