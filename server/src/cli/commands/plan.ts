import { isEmpty, type Plan } from "../../tenant/plan/plan.ts";
import { planToJson } from "../../tenant/plan/plan-json.ts";
import { planText } from "../../tenant/views/render-text.ts";
import { defineCommand } from "../command.ts";
import { EXIT, type ExitCode } from "../exit.ts";
import { readPlan } from "../target/read-plan.ts";
import { targetOptions } from "../target/target.ts";
import { planPaint } from "../views/plan-paint.ts";

/** What a sync would do. Writes nothing. */
export const planCommand = defineCommand({
  usage: "[FILE] -t TENANT [options]",
  options: {
    ...targetOptions,
    format: { type: "string", choices: ["pretty", "json"], help: "how to print the plan" },
  },
  async run({ values, operands }, terminal) {
    const { plan } = await readPlan(operands, values, terminal);
    const isJson = values.format === "json";
    terminal.result(isJson ? JSON.stringify(planToJson(plan)) : planText(plan, planPaint(terminal.paint)));
    return exitCode(plan);
  },
});

function exitCode(plan: Plan): ExitCode {
  if (!isEmpty(plan)) return EXIT.pending;
  return plan.changes.some(({ kind }) => kind === "blocked") ? EXIT.failed : EXIT.ok;
}
