import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Change } from "../../server/src/tenant/plan/change.ts";
import { planOf, type Wanted } from "./build.ts";
import type { FakeState } from "./fake-management.ts";

export interface RowCase {
  readonly name: string;
  readonly want: readonly Wanted[];
  readonly have: Partial<FakeState>;
  /** `kind resource [client/subjectType]`, and a piece of the reason after a colon. */
  readonly rows: readonly string[];
}

export function runRowCases(name: string, cases: readonly RowCase[]): void {
  suite(name, () => {
    for (const { name, want, have, rows } of cases) {
      test(name, () => {
        const { changes } = planOf(want, have);
        const matched = changes.map((change, index) => {
          const [shown = "", reason = ""] = (rows[index] ?? "").split(": ");
          return short(change) === shown && (change.reason ?? "").includes(reason)
            ? rows[index]
            : `${short(change)}: ${change.reason}`;
        });
        assert.deepEqual(matched, rows);
      });
    }
  });
}

function short({ kind, resource, client, subjectType }: Change): string {
  return [kind, resource, client === undefined ? undefined : `${client}/${subjectType}`].filter(Boolean).join(" ");
}
