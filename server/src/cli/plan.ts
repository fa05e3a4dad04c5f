import { isEmpty, type Plan, planToJson } from "../tenant/plan.ts";
import { planText } from "../tenant/render-text.ts";
import { type Command, oneOf, readArguments } from "./command.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { readPlan } from "./read-plan.ts";
import { planPaint } from "./plan-paint.ts";
import { targetOptions } from "./target.ts";

/** What a sync would do. Writes nothing. */
export const planCommand: Command = {
  name: "plan",
  usage: "[FILE] -t TENANT [--format pretty|json] [--var NAME=VALUE]…",
  summary: "Say what a sync would do",
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, { ...targetOptions, format: { type: "string" } });
    const format = oneOf("format", values.format, ["pretty", "json"]);
    const { plan } = await readPlan(positionals, values, terminal);
    terminal.result(format === "json" ? JSON.stringify(planToJson(plan)) : planText(plan, planPaint(terminal.paint)));
    return exitCode(plan);
  },
};

function exitCode(plan: Plan): ExitCode {
  if (!isEmpty(plan)) return EXIT.pending;
  return plan.changes.some(({ kind }) => kind === "blocked") ? EXIT.failed : EXIT.ok;
}
