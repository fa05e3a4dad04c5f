import { apply } from "../tenant/apply.ts";
import { changeToJson } from "../tenant/change.ts";
import type { Outcome } from "../tenant/outcome.ts";
import { isEmpty, type Plan, planToJson } from "../tenant/plan.ts";
import { outcomesText, planText } from "../tenant/render-text.ts";
import { type Command, oneOf, readArguments } from "./command.ts";
import { askConsent } from "./consent.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import { planPaint } from "./plan-paint.ts";
import { readPlan } from "./read-plan.ts";
import { targetOptions } from "./target.ts";

/** Plans, asks, and carries out exactly the plan that was shown. */
export const sync: Command = {
  name: "sync",
  usage: "[FILE] -t TENANT [--yes] [--allow-delete] [--confirm NAME] [--format pretty|json] [--var NAME=VALUE]…",
  summary: "Show what would change on the tenant, ask, and change it",
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      ...targetOptions,
      format: { type: "string" },
      yes: { type: "boolean", short: "y" },
      "allow-delete": { type: "boolean" },
      confirm: { type: "string" },
    });
    const format = oneOf("format", values.format, ["pretty", "json"]);
    const { plan, api, target } = await readPlan(positionals, values, terminal);
    const paint = planPaint(terminal.paint);
    if (format === "pretty") terminal.result(planText(plan, paint));
    if (isEmpty(plan)) {
      if (format === "json") terminal.result(JSON.stringify({ ...planToJson(plan), outcomes: [] }));
      return exitCode(plan, []);
    }

    const consent = await askConsent(plan, target.tenant, { ...values, allowDelete: values["allow-delete"] }, terminal);
    if (consent === "refused") {
      terminal.talk("Nothing was written.");
      return EXIT.pending;
    }
    const outcomes = await apply(plan, api, {
      allowRemovals: consent === "all",
      signal: terminal.signal,
      onProgress: ({ done, total }) => terminal.progress(`${done} of ${total}`),
    });
    if (format === "json") terminal.result(JSON.stringify({ ...planToJson(plan), outcomes: outcomes.map(asJson) }));
    else terminal.result(`\n${outcomesText(outcomes, paint)}`);
    return exitCode(plan, outcomes);
  },
};

/** Worst first: a failure or a blocked item, then what is still to do. */
function exitCode(plan: Plan, outcomes: readonly Outcome[]): ExitCode {
  const unreachable = outcomes.some((each) => each.state === "failed" && each.failure.code === "unreachable");
  const wrote = outcomes.some(({ state }) => state === "written");
  if (unreachable && !wrote) return EXIT.unreachable;
  if (outcomes.some(({ state }) => state === "failed") || plan.changes.some(({ kind }) => kind === "blocked"))
    return EXIT.failed;
  return outcomes.some(({ state }) => state === "moved" || state === "pending") ? EXIT.pending : EXIT.ok;
}

function asJson(outcome: Outcome) {
  const { change, state } = outcome;
  return {
    change: changeToJson(change),
    state,
    ...(outcome.state === "failed" && { error: outcome.failure.code, message: outcome.failure.message }),
    ...(outcome.state === "pending" && { why: outcome.why }),
  };
}
