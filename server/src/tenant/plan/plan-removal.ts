import type { Change } from "./change.ts";
import { holdings } from "./counted.ts";
import type { DesiredApi } from "../desired/desired.ts";
import { heldByRoles } from "./held-by.ts";
import type { ApiWrites, PlanContext } from "./plan-context.ts";
import type { TenantApi } from "../../facts/tenant-state.ts";

/** An API that the file marks `state: absent`. */
export function planRemoval(
  { note }: DesiredApi,
  actual: TenantApi,
  context: PlanContext,
): { rows: readonly Change[] } & ApiWrites {
  const { identifier } = actual;
  const row: Change = {
    kind: "removal",
    resource: "api",
    identifier,
    fields: [],
    reason: [
      `Deletes the API with ${holdings(actual, context.tenant)}.`,
      heldByRoles(actual, context),
      "This can't be undone: made again, it has another id, and another secret where it signs with HS256.",
      note,
    ]
      .filter((sentence) => sentence !== undefined)
      .join(" "),
  };
  return {
    rows: [row],
    removal: {
      resource: "api",
      method: "DELETE",
      identifier,
      rows: [row],
      removal: true,
      seen: actual,
      body: () => ({}),
      remaining: () => [],
    },
  };
}
