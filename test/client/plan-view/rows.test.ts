import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { type PlanRow, planRows } from "../../../client/src/plan-view/rows.ts";
import type { Outcome } from "../../../server/src/tenant/apply/outcome.ts";
import type { Change } from "../../../server/src/tenant/plan/change.ts";
import type { Plan } from "../../../server/src/tenant/plan/plan.ts";

const identifier = "https://orders";
const update: Change = {
  kind: "update",
  resource: "api",
  identifier,
  fields: [
    { path: "signing_alg", before: "RS256", after: "RS512" },
    { path: "scopes.read:orders", before: null, after: { value: "read:orders", description: "Read orders" } },
  ],
};
const grant: Change = {
  kind: "removal",
  resource: "grant",
  identifier,
  client: "worker",
  clientId: "abc",
  subjectType: "client",
  fields: [],
};
const extra: Change = { kind: "extra", resource: "api", identifier: "urn:other", fields: [] };
const blocked: Change = { kind: "blocked", resource: "api", identifier: "urn:wrong", fields: [], reason: "Wrong." };
const planOf = (...changes: Change[]): Plan => ({
  version: 1,
  tenant: { domain: "d" },
  changes,
  requests: 0,
  work: [],
  desired: [],
});

/** Each row in a line, indented by how deep it stands. */
function lines(rows: readonly PlanRow[], depth = 0): string[] {
  return rows.flatMap(({ label, description, rows: inner }) => [
    `${"  ".repeat(depth)}${label}${description ? ` | ${description}` : ""}`,
    ...lines(inner, depth + 1),
  ]);
}

const shown = (plan: Plan, outcomes: readonly Outcome[] = []) =>
  planRows({ plan, errors: [], outcomes: new Map(outcomes.map((each) => [each.change, each])) });

suite("the rows of the plan view", () => {
  test("stand in sections, removals and what is blocked first, the tenant's own last", () => {
    const sections = shown(planOf(update, extra, blocked, grant)).map(({ label, description }) => [label, description]);
    assert.deepEqual(sections, [
      ["Removals", "1"],
      ["Blocked", "1"],
      ["Changes", "1"],
      ["On the tenant alone", "1"],
    ]);
  });

  test("show a change field by field, with its tag and why", () => {
    const [, row, alg, scope, note] = lines(shown(planOf(update)));
    assert.deepEqual(
      [row, alg, scope],
      [
        "  API https://orders | breaks callers",
        "    signing_alg | RS256 → RS512",
        "    scopes.read:orders | added (Read orders)",
      ],
    );
    assert.match(note ?? "", /^ {4}Breaks callers: /);
  });

  test("say what a released field keeps", () => {
    const fields = [{ path: "token_lifetime", before: 3600, after: 3600 }];
    const released: Change = { kind: "released", resource: "api", identifier, fields };
    assert.deepEqual(lines(shown(planOf(released))), [
      "No longer managed | 1",
      "  API https://orders",
      "    token_lifetime | keeps 3600",
    ]);
  });

  test("name a grant by its application", () => {
    assert.match(lines(shown(planOf(grant)))[1] ?? "", /^ {2}grant worker \(abc\) on https:\/\/orders \| /);
  });

  test("take the outcome of a sync, and keep the tag", () => {
    const written = { change: update, state: "written" } as const;
    const [row] = shown(planOf(update), [written])[0]?.rows ?? [];
    assert.deepEqual([row?.description, row?.icon?.[0]], ["written · breaks callers", "pass"]);
  });

  test("go to what they are about, errors of the file to their line", () => {
    const errors = [{ line: 7, message: "Wrong." }];
    const goals = (rows: readonly PlanRow[]): unknown[] => rows.flatMap((row) => [row.goesTo, ...goals(row.rows)]);
    const [inErrors = [], inChanges = []] = planRows({ plan: planOf(update), errors, outcomes: new Map() }).map(
      ({ rows }) => goals(rows),
    );
    assert.deepEqual(inErrors, [7]);
    assert.deepEqual(new Set(inChanges), new Set([update]));
  });

  test("hold no control character, icon or link of a tenant or file", () => {
    const hostile = { ...extra, identifier: "urn:a\u202e\n$(trash) [x](command:y)" };
    const [, row] = lines(shown(planOf(hostile)));
    assert.ok(row && !/[\u202e\n]|\$\(|\]\(/.test(row), row);
  });
});
