import type { JsonObject } from "../../server/src/facts/json.ts";
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { writesOf } from "../../server/src/tenant/plan/write.ts";
import { apiOnTenant, planOf } from "./build.ts";
import type { Wire } from "./fake-management.ts";

export interface ApiCase {
  readonly name: string;
  /** On the tenant, beside what every API has. */
  readonly have: Wire;
  readonly want: JsonObject;
  /** `path: before -> after`; a row that takes a scope away begins with `-`. */
  readonly rows: readonly string[];
  /** What the update sends. */
  readonly body?: JsonObject;
}

export function runApiCases(name: string, cases: readonly ApiCase[]): void {
  suite(name, () => {
    for (const { name, have, want, rows, body } of cases) {
      test(name, () => {
        const { changes, work } = planOf([{ fields: want }], { apis: [apiOnTenant(have)] });
        const shown = changes.flatMap(({ kind, fields }) =>
          fields.map(({ path, before, after }) => {
            const mark = kind === "removal" ? "- " : "";
            return `${mark}${path}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`;
          }),
        );
        assert.deepEqual(shown, rows);
        const update = writesOf(work).find((each) => !each.removal);
        const seen = update?.seen?.fields ?? {};
        if (body) assert.deepEqual(inAnyOrder(update?.body(seen)), inAnyOrder(body));
        else assert.equal(update, undefined);
      });
    }
  });
}

/** Lists stay as they are; the order of an object's keys doesn't matter. */
function inAnyOrder(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}
