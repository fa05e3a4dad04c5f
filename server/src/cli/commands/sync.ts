import { resolve } from "node:path";
import { movedSince } from "../../tenant/plan-file.ts";
import { jsonText } from "../../text/printable.ts";
import { defineCommand } from "../command.ts";
import { EXIT } from "../exit.ts";
import { readConcurrency } from "../sync/concurrency.ts";
import { applyOptions, confirmAndApply } from "../sync/confirm-and-apply.ts";
import { planOptions, readPlan } from "../plan/read-plan.ts";
import { asReviewed, readReviewed } from "../plan/reviewed.ts";
import { syncJson } from "../views/outcomes-json.ts";

/** Plans, asks, and carries out exactly the plan that was shown. */
export const sync = defineCommand({
  usage: "[FILES…] -t TENANT [options]",
  options: {
    ...planOptions,
    plan: { type: "string", value: "PLAN.json", help: "apply this plan of plan --out, or stop where anything moved" },
    ...applyOptions,
  },
  instead: {
    "dry-run": "auth-apis plan says what a sync would do, and writes nothing",
    out: "auth-apis plan --out keeps a plan, and sync --plan applies it",
    against: "auth-apis plan --against compares with a commit",
  },
  notes: ["An API is deleted only where the file says `state: absent`, and with --allow-delete."],
  async run({ values, operands }, terminal) {
    const atOnce = readConcurrency(values.concurrency);
    const reviewed = values.plan === undefined ? undefined : await readReviewed(values.plan, terminal);
    const asked = reviewed ? asReviewed(reviewed, operands, values) : { operands, values };
    const { plan, api, tenant, targets, keep } = await readPlan(
      asked.operands,
      { ...values, ...asked.values },
      terminal,
      atOnce,
    );
    const moved = reviewed ? movedSince(reviewed, plan) : [];
    if (moved.length > 0) {
      terminal.talk(
        "The plan is no longer the one that was reviewed, so nothing was written. Plan and review again.",
        ...moved,
      );
      if (values.format === "json") terminal.result(jsonText(syncJson(plan, [])));
      return EXIT.pending;
    }
    const files = targets.map(({ input }) => resolve(terminal.cwd, input.path));
    return confirmAndApply({ plan, api, tenant, purpose: { does: "sync", files }, keep }, values, terminal);
  },
});
