import { resolve } from "node:path";
import { defineCommand } from "../command.ts";
import { readConcurrency } from "../target/concurrency.ts";
import { applyOptions, confirmAndApply } from "../target/confirm-and-apply.ts";
import { readPlan } from "../target/read-plan.ts";
import { targetOptions } from "../target/target.ts";

/** Plans, asks, and carries out exactly the plan that was shown. */
export const sync = defineCommand({
  usage: "[FILE] -t TENANT [options]",
  options: { ...targetOptions, ...applyOptions },
  notes: ["An API is deleted only where the file says `state: absent`, and with --allow-delete."],
  async run({ values, operands }, terminal) {
    const atOnce = readConcurrency(values.concurrency);
    const { plan, api, target } = await readPlan(operands, values, terminal, atOnce);
    const purpose = { does: "sync", files: [resolve(terminal.cwd, target.input.path)] } as const;
    return confirmAndApply({ plan, api, tenant: target.tenant, purpose }, values, terminal);
  },
});
