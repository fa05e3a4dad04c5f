import { isBlocked, isEmpty, type Plan } from "../../tenant/plan/plan.ts";
import { planToJson } from "../../tenant/plan/plan-json.ts";
import { planFileText } from "../../tenant/plan-file.ts";
import { planComment } from "../../tenant/views/plan-comment.ts";
import { planText } from "../../tenant/views/render-text.ts";
import { jsonText } from "../../text/printable.ts";
import { defineCommand } from "../command.ts";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { planAgainst } from "../plan/plan-against.ts";
import { requirePlanOrNothing } from "../plan/plan-out.ts";
import { planOptions, readPlan } from "../plan/read-plan.ts";
import { writeNewFile } from "../target/write-text.ts";
import { planPaint } from "../views/plan-paint.ts";
import { typed } from "../typed.ts";

/** What a sync would do. Writes nothing on a tenant. */
export const planCommand = defineCommand({
  usage: "[FILES…] -t TENANT [options]",
  options: {
    ...planOptions,
    format: { type: "string", choices: ["pretty", "json", "markdown"], help: "how to print the plan" },
    out: { type: "string", value: "PLAN.json", help: "write the plan to this file, for sync --plan" },
    against: {
      type: "string",
      value: "git:REF",
      help: "compare with the file as it is in that commit; no tenant is asked",
    },
  },
  instead: { "dry-run": "a plan writes nothing in any case", yes: "auth-apis sync applies what a plan shows" },
  notes: [
    "Several files are planned together, as if they were one.",
    "Markdown is meant for one comment of a pull request; its first line is the same for each plan of a tenant.",
  ],
  async run({ values, operands }, terminal) {
    const { out, against, format } = values;
    if (against !== undefined && out !== undefined) {
      throw new UsageError("--out keeps a plan against a tenant, and --against asks none; leave one of them out");
    }
    const show = (plan: Plan): ExitCode => {
      const printed = {
        pretty: () => planText(plan, planPaint(terminal.paint)),
        json: () => jsonText(planToJson(plan)),
        markdown: () => planComment(plan).trimEnd(),
      };
      terminal.result(printed[format]());
      return exitCode(plan);
    };
    if (out !== undefined) await requirePlanOrNothing(out, terminal);
    if (against !== undefined) return show(await planAgainst(against, operands, values, terminal));

    const { plan, targets } = await readPlan(operands, values, terminal);
    if (out !== undefined) {
      const made = {
        files: targets.map(({ input }) => input.path),
        tenant: plan.tenant.name ?? plan.tenant.domain,
        apis: values.api,
        keepRenamed: values["keep-renamed"],
      };
      await writeNewFile(out, planFileText(plan, made), true, terminal);
      const local =
        values.tenant === "local" ? ` -t local${values.dir === undefined ? "" : ` --dir ${typed(values.dir)}`}` : "";
      terminal.talk(
        `The plan is in ${out}; auth-apis sync --plan ${typed(out)}${local} applies exactly that, or stops.`,
      );
    }
    return show(plan);
  },
});

function exitCode(plan: Plan): ExitCode {
  if (!isEmpty(plan)) return EXIT.pending;
  return isBlocked(plan) ? EXIT.failed : EXIT.ok;
}
