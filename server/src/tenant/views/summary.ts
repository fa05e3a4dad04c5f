import type { Change, ChangeKind } from "../plan/change.ts";
import { counted } from "../plan/counted.ts";
import type { Outcome } from "../apply/outcome.ts";
import { tally } from "../apply/outcome.ts";
import type { Plan } from "../plan/plan.ts";

/** How many rows of each kind. */
export function countKinds(changes: readonly Change[]): Readonly<Record<ChangeKind, number>> {
  const counts = { create: 0, update: 0, removal: 0, blocked: 0, released: 0, extra: 0 };
  for (const { kind } of changes) counts[kind]++;
  return counts;
}

/** "2 to create, 1 removal, 1 blocked": what a reader agrees to. What is only reported is not in it. */
export function summary({ changes, blocked: isWhole }: Plan): string {
  const { create, update, removal, blocked } = countKinds(changes);
  const parts = [
    create > 0 && `${create} to create`,
    update > 0 && `${update} to update`,
    removal > 0 && counted(removal, "removal"),
    blocked > 0 && `${blocked} blocked`,
  ].filter((part) => part !== false);
  if (parts.length > 0) return parts.join(", ");
  return isWhole ? "Nothing can be synced" : "Nothing to do";
}

/** "3 written, 1 failed", or that there was nothing. */
export function outcomeSummary(outcomes: readonly Outcome[]): string {
  const { written, unchanged, moved, failed, pending } = tally(outcomes);
  const parts = [
    written > 0 && `${written} written`,
    unchanged > 0 && `${unchanged} already so`,
    moved > 0 && `${moved} changed on the tenant meanwhile`,
    failed > 0 && `${failed} failed`,
    pending > 0 && `${pending} left`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(", ") : "Nothing was written";
}
