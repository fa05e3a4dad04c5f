import { readFile } from "../../document/read/file.ts";
import { connection } from "../../tenant/connection/connection.ts";
import { connect } from "../../tenant/connection/management-api.ts";
import { readTenant } from "../../tenant/connection/read.ts";
import { counted } from "../../tenant/plan/counted.ts";
import { pull as pullTenant } from "../../tenant/pull/pull.ts";
import type { PullReport } from "../../tenant/pull/report.ts";
import { thumbprint } from "../../tenant/thumbprint.ts";
import { pullText } from "../../tenant/views/pull-text.ts";
import { jsonText } from "../../text/printable.ts";
import { defineCommand } from "../command.ts";
import { EXIT, type ExitCode } from "../exit.ts";
import { judge } from "../target/input-file.ts";
import { findTarget, targetCredentials, targetOptions } from "../target/target.ts";
import { replaceText } from "../target/write-text.ts";
import { planPaint } from "../views/plan-paint.ts";
import { typed } from "../typed.ts";

/** Takes into the file what differs on the tenant. */
export const pull = defineCommand({
  usage: "[FILE] -t TENANT [options]",
  options: {
    ...targetOptions,
    "add-missing": { type: "boolean", help: "add the APIs that only the tenant has" },
    "dry-run": { type: "boolean", help: "say what would change, and write nothing" },
    format: { type: "string", choices: ["pretty", "json"], help: "how to print what was changed" },
  },
  instead: { yes: "a pull asks nothing; --dry-run says what it would change" },
  notes: [
    "Only values that differ change, in their place: comments, order, quotes, anchors and placeholders stay. What the file\ndoesn't mention stays unmentioned, and what other tenants share isn't changed.",
  ],
  async run({ values, operands }, terminal) {
    const target = await findTarget(operands, values, terminal);
    const { input, tenant } = target;
    const { path, document, file, findings, options } = input;
    const api = connect(await targetCredentials(target, terminal), connection(tenant.domain));
    terminal.progress(`Reading ${tenant.domain}`);
    const { clientId: ownClientId } = await api.identity();
    const onPage = (read: number, total: number) => terminal.progress(`Reading ${tenant.domain}: ${read} of ${total}`);
    const state = await readTenant(api, { onPage });

    const read = (edited: typeof document, previous: typeof file) => readFile(edited, options, previous);
    const addMissing = values["add-missing"];
    const pulled = pullTenant({ file, tenant, findings, state, read, ownClientId, thumbprint, addMissing });
    const text = pulled.document.text;
    const before = document.text;
    if (!values["dry-run"] && text !== before) await replaceText(path, before, text, terminal);

    const { report } = pulled;
    terminal.result(values.format === "json" ? jsonText(report) : pullText(report, planPaint(terminal.paint)));
    terminal.talk(...report.notes);
    const errors = judge(path, pulled.document, options).findings;
    if (errors.length > findings.length) {
      terminal.talk(`${path} has ${counted(errors.length, "error")} now: auth-apis check ${typed(path)}`);
    }
    if (!addMissing && report.onlyOnTenant.length > 0) {
      terminal.talk(
        `${counted(report.onlyOnTenant.length, "API")} of the tenant ${report.onlyOnTenant.length > 1 ? "are" : "is"} not in the file; --add-missing adds them.`,
      );
    }
    if (values["dry-run"] && text !== before) terminal.talk("Nothing was written.");
    return exitCode(report, values["dry-run"] && text !== before);
  },
});

/** What the file wants gone is meant; whatever else still differs is not. */
function exitCode({ left }: PullReport, pending: boolean): ExitCode {
  if (left.some(({ why }) => why === "blocked")) return EXIT.failed;
  return pending || left.some(({ why }) => why !== "absent") ? EXIT.pending : EXIT.ok;
}
