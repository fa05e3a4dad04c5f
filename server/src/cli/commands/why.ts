import { desiredState } from "../../tenant/desired/desired-from-file.ts";
import { repairText } from "../../expected/repair.ts";
import { why, type WhyAnswer } from "../../expected/why/why.ts";
import { jsonText, oneLine } from "../../text/printable.ts";
import { defineCommand } from "../command.ts";
import { EXIT, UsageError } from "../exit.ts";
import { findTarget, targetOptions } from "../target/target.ts";
import { tenantFacts } from "../target/tenant-facts.ts";

/** Says why an application can, or can't, get a token for an API: with no secret of its, no request and no quota. */
export const whyCommand = defineCommand({
  usage: "APPLICATION API [SCOPE…] -t TENANT [options]",
  options: {
    ...targetOptions,
    file: { type: "string", value: "FILE", help: "instead of the working directory's auth-apis.yaml" },
    organization: { type: "string", value: "ID", help: "ask about a token within this organization" },
    format: { type: "string", choices: ["pretty", "json"], help: "how to print the reasons" },
  },
  notes: [
    "APPLICATION is a short name, a client id, or a name on the tenant; API an identifier or the name of an API of the file.\n" +
      "With credentials for the tenant the answer is about what stands there, else about the file once it is synced.",
  ],
  async run({ values, operands: [named, wanted, ...scopes] }, terminal) {
    if (named === undefined || wanted === undefined) throw new UsageError("why takes an APPLICATION and an API");
    const target = await findTarget(values.file === undefined ? [] : [values.file], values, terminal);
    const { input, tenant, local } = target;
    const { apis } = desiredState(input.file, tenant, input.findings);
    const clientId = tenant.clients.get(named)?.clientId;
    const facts = await tenantFacts(target, terminal);
    if (!facts) terminal.talk(`Without credentials for ${tenant.domain} this is what the file alone says.`);
    const answer = why({
      api: apis.find(({ fields }) => fields["name"] === wanted)?.identifier ?? wanted,
      application: { named, clientId },
      file: apis,
      ...(scopes.length > 0 && { scopes }),
      ...(values.organization !== undefined && { organization: values.organization }),
      ...(facts && { tenant: facts }),
    });
    const where = local ? "the local tenant" : tenant.domain;
    terminal.result(values.format === "json" ? jsonText(answer) : answerText(answer, named, where));
    return answer.token === "no" ? EXIT.failed : EXIT.ok;
  },
});

function answerText({ token, basis, reasons }: WhyAnswer, named: string, where: string): string {
  const condition = basis === "file" ? `, once the file is synced to ${where}` : ` on ${where}`;
  const heads = {
    yes: `Yes: ${named} gets a token${condition}.`,
    no: `No: ${named} gets no token${condition}.`,
    unknown: `It can't be told from here whether ${named} gets a token${condition}.`,
  };
  const lines = reasons.flatMap(({ title, detail, repairs }, index) => [
    `${index + 1}. ${title} ${detail}`,
    ...repairs.map(
      (repair, at) => `   ${at === 0 ? "->" : repair.kind === "sync" ? "then" : "or"} ${repairText(repair)}.`,
    ),
  ]);
  return [heads[token], ...lines].map((line) => oneLine(line, 1000)).join("\n");
}
