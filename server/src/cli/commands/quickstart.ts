import { quickstart as quickstartOf } from "../../quickstart/quickstart.ts";
import { STACK_IDS, STACKS } from "../../quickstart/stacks.ts";
import { desiredState } from "../../tenant/desired/desired-from-file.ts";
import { apiExpectationOf } from "../../expected/expectation-of.ts";
import { jsonText } from "../../text/printable.ts";
import { defineCommand } from "../command.ts";
import { EXIT, UsageError } from "../exit.ts";
import { columns } from "../options-help.ts";
import { chooseApi } from "../token/grant-choice.ts";
import { findTarget, targetOptions } from "../target/target.ts";
import { quickstartText } from "../views/quickstart-text.ts";
import { meant } from "../meant.ts";

/** Prints code that takes the tokens of an API. Nothing is asked of the tenant, so no credentials are needed. */
export const quickstart = defineCommand({
  usage: "[FILE] -t TENANT --api API --stack STACK [options]",
  options: {
    ...targetOptions,
    api: { type: "string", value: "API", help: "identifier or name of an API of the file" },
    stack: { type: "string", value: "STACK", help: "what the API is written with: one of those below" },
    format: { type: "string", choices: ["pretty", "json"], help: "how to print commands, files and notes" },
  },
  notes: [
    ["Stacks:", ...columns(STACK_IDS.map((id) => [id, STACKS[id].title]))].join("\n"),
    "No credentials are needed: nothing is sent anywhere. The code holds no secret.",
  ],
  async run({ values, operands }, terminal) {
    const stack = STACK_IDS.find((id) => id === values.stack);
    if (stack === undefined) throw unknownStack(values.stack);
    const { input, tenant } = await findTarget(operands, values, terminal);
    const api = chooseApi(desiredState(input.file, tenant, input.findings).apis, values.api);
    if (api.blocked !== undefined) terminal.talk(`The file is wrong here, so the code may be as well: ${api.blocked}`);
    const made = quickstartOf(stack, apiExpectationOf({ tenant, api }));
    terminal.result(values.format === "json" ? jsonText({ stack, ...made }) : quickstartText(made));
    return EXIT.ok;
  },
});

function unknownStack(wanted: string | undefined): UsageError {
  if (wanted === undefined) return new UsageError(`choose a stack with --stack: ${STACK_IDS.join(", ")}`);
  const hint = meant(wanted, STACK_IDS, `there are ${STACK_IDS.join(", ")}`);
  return new UsageError(`there is no quickstart for "${wanted}"${hint}`);
}
