import assert from "node:assert/strict";
import { test } from "node:test";
import { outcomeReport, planReport } from "../../../client/src/sync/report.ts";
import type { Change } from "../../../server/src/tenant/plan/change.ts";
import type { Plan } from "../../../server/src/tenant/plan/plan.ts";
import { TenantError } from "../../../server/src/tenant/connection/tenant-error.ts";

const domain = "acme.eu.auth0.com";
const create: Change = { kind: "create", resource: "api", identifier: "https://a|b", fields: [] };
const grant: Change = {
  ...{ kind: "removal", resource: "grant", identifier: "https://a|b", fields: [] },
  ...{ client: "worker", clientId: "Lz8T", subjectType: "client" },
};
const plan: Plan = {
  version: 1,
  tenant: { name: "dev", domain },
  changes: [create, grant],
  requests: 2,
  work: [],
  desired: [],
};

test("the errors that block something stand behind the plan, with their lines", () => {
  const report = planReport(plan, [{ line: 7, message: "Lower <b>it</b>." }]);
  assert.match(report, /^### Plan for dev \(`acme\.eu\.auth0\.com`\)\n/);
  assert.ok(report.endsWith("#### Errors in the file\n- Line 7: Lower &#60;b&#62;it&#60;/b&#62;\\.\n"), report);
  assert.doesNotMatch(planReport(plan, []), /Errors/);
});

test("each row has its outcome, and a bar in a name breaks no table", () => {
  const failure = new TenantError("server-error", { domain, status: 500 });
  const lines = outcomeReport(plan, [
    { change: create, state: "failed", failure, sent: true },
    { change: grant, state: "pending", why: "removal-not-allowed" },
  ]).split("\n");
  assert.deepEqual(lines.slice(0, 6), [
    "### Sync to dev (`acme.eu.auth0.com`)",
    "",
    "1 failed, 1 left.",
    "",
    "| | What | Outcome |",
    "| --- | --- | --- |",
  ]);
  assert.match(
    lines[6] ?? "",
    /^\| ✗ \| create API `https:\/\/a\\\|b` \| failed&#58; acme\\.eu\\.auth0\\.com is in trouble/,
  );
  assert.equal(
    lines[7],
    "| … | removal grant `worker (Lz8T)` on `https://a\\|b` | left&#58; removals were not allowed |",
  );
});
