import type { Change, FieldChange } from "../plan/change.ts";
import type { TenantError } from "../connection/tenant-error.ts";

/** What became of one row of a plan. */
export type Outcome = { readonly change: Change } & Result;

/** How one write has ended. */
export type Result =
  /** Sent, and read back as wanted. `meanwhile`: fields that somebody else changed at the same moment. */
  | { readonly state: "written"; readonly meanwhile?: readonly string[] }
  /** The tenant has it already; nothing was sent. */
  | { readonly state: "unchanged" }
  /** The tenant is no longer as the plan saw it, so nothing was sent. `now`: what somebody changed since; none where it is gone. */
  | { readonly state: "moved"; readonly gone: boolean; readonly now: readonly FieldChange[] }
  /** `sent`: the request went out, and what became of it is not known. */
  | { readonly state: "failed"; readonly failure: TenantError; readonly sent: boolean }
  | { readonly state: "pending"; readonly why: Pending };

/** Why a row was left: a removal that nobody allowed, a write that it waits for, or everything was stopped. */
type Pending = "removal-not-allowed" | "waits" | "not-reached";

/** How many rows ended in each state. */
export function tally(outcomes: readonly Outcome[]): Readonly<Record<Result["state"], number>> {
  const counts = { written: 0, unchanged: 0, moved: 0, failed: 0, pending: 0 };
  for (const { state } of outcomes) counts[state]++;
  return counts;
}

/** A write that failed, before it was sent or after. */
export function failed(failure: TenantError, sent?: "sent"): Result {
  return { state: "failed", failure, sent: sent === "sent" };
}

/** What a row comes to that took several writes: the worst of them, and what any of them showed of another writer. */
export function worst(results: readonly Result[]): Result | undefined {
  const order = ["failed", "moved", "pending", "written", "unchanged"] as const;
  const result = order.flatMap((state) => results.filter((each) => each.state === state)).at(0);
  if (result?.state !== "written") return result;
  const meanwhile = results.flatMap((each) => (each.state === "written" ? (each.meanwhile ?? []) : []));
  return { state: "written", ...(meanwhile.length > 0 && { meanwhile: [...new Set(meanwhile)] }) };
}
