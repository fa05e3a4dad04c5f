import { apply, type ApplyOptions, type Progress } from "../../tenant/apply/apply.ts";
import type { Outcome } from "../../tenant/apply/outcome.ts";
import type { ManagementApi } from "../../tenant/connection/management-api.ts";
import { endsEverything } from "../../tenant/connection/tenant-error.ts";
import type { Purpose } from "../../tenant/journal/entry.ts";
import { beginRecord } from "../../tenant/journal/recorder.ts";
import { missingPermissions } from "../../tenant/plan/permissions.ts";
import { isBlocked, isEmpty, type Plan } from "../../tenant/plan/plan.ts";
import { allowedWork } from "../../tenant/plan/write.ts";
import { outcomesText, planText } from "../../tenant/views/render-text.ts";
import { jsonText } from "../../text/printable.ts";
import { EXIT, type ExitCode } from "../exit.ts";
import { exitCodeOf } from "../failure.ts";
import type { Values } from "../options.ts";
import { paint, type Terminal } from "../terminal.ts";
import { syncJson } from "../views/outcomes-json.ts";
import { planPaint } from "../views/plan-paint.ts";
import { concurrencyOption } from "./concurrency.ts";
import { askConsent, type Confirmed } from "./consent.ts";
import { journals } from "./journals.ts";

/** Options of every command that writes to a tenant. */
export const applyOptions = {
  yes: { type: "boolean", short: "y", help: "agree to the plan, but not to its removals, nor on a protected tenant" },
  "allow-delete": { type: "boolean", help: "removals of scopes, grants and APIs are meant" },
  confirm: {
    type: "string",
    value: "NAME",
    help: "agree to the plan for the tenant of this name, which may be protected",
  },
  format: { type: "string", choices: ["pretty", "json"], help: "how to print plan and outcome" },
  ...concurrencyOption,
} as const;

/** A plan that waits for its reader's yes. */
export interface Proposed {
  readonly plan: Plan;
  readonly api: ManagementApi;
  readonly tenant: Confirmed;
  /** What its journal says it is for. */
  readonly purpose: Purpose;
  /** Called with what became of it; with nothing where there was nothing to write, not at all where the user refused. */
  readonly keep?: (outcomes: readonly Outcome[]) => Promise<void>;
}

/**
 * Shows a plan, asks, carries out exactly what was shown, and reports what became of it.
 *
 * @throws UsageError where an answer is needed and nobody is there to give it
 */
export async function confirmAndApply(
  proposed: Proposed,
  values: Values<typeof applyOptions>,
  terminal: Terminal,
): Promise<ExitCode> {
  const { plan, tenant } = proposed;
  const isJson = values.format === "json";
  const report = (outcomes: readonly Outcome[]) => {
    if (isJson) terminal.result(jsonText(syncJson(plan, outcomes)));
    else if (outcomes.length > 0) terminal.result(`\n${outcomesText(outcomes, planPaint(terminal.paint))}`);
  };
  if (!isJson) terminal.result(planText(plan, planPaint(terminal.paint)));
  // Nobody agrees to what they couldn't read.
  else if (terminal.interactive) terminal.talk(...planText(plan, planPaint(paint(false))).split("\n"));

  if (isEmpty(plan)) {
    await proposed.keep?.([]);
    report([]);
    return exitCode(plan, []);
  }
  const given = { ...values, allowDelete: values["allow-delete"] };
  const consent = await askConsent(plan, tenant, given, terminal).catch((error: unknown) => {
    report([]);
    throw error;
  });
  if (consent === "refused") {
    terminal.talk("Nothing was written.");
    report([]);
    return EXIT.pending;
  }
  const allowRemovals = consent === "all";
  const missing = missingPermissions(allowedWork(plan.work, allowRemovals), proposed.api.known()?.permissions);
  if (missing.length > 0) {
    terminal.talk(
      `Preview only: these credentials lack ${missing.join(", ")}, so nothing was written.`,
      "Add what is missing to the application's grant for the Auth0 Management API.",
    );
    report([]);
    return EXIT.failed;
  }
  const signal = terminal.interruption();
  const outcomes = await carryOut(proposed, { allowRemovals, signal }, terminal);
  await proposed.keep?.(outcomes);
  report(outcomes);
  if (outcomes.some((each) => each.state === "pending" && each.why === "removal-not-allowed")) {
    terminal.talk("Removals were left out: run it again with --allow-delete if they are meant.");
  }
  const isCut = signal.aborted && outcomes.some((each) => each.state === "pending" && each.why === "not-reached");
  return isCut ? EXIT.interrupted : exitCode(plan, outcomes);
}

async function carryOut(
  { plan, api, tenant, purpose }: Proposed,
  options: ApplyOptions & { readonly signal: AbortSignal },
  terminal: Terminal,
): Promise<readonly Outcome[]> {
  const { domain, name } = plan.tenant;
  const journal = await journals(terminal).open(domain, api.clock.now());
  const to = { name: tenant.name, named: name !== undefined, domain, protected: tenant.protected };
  const about = { plan, tenant: to, allowRemovals: options.allowRemovals, clock: api.clock };
  const record = await beginRecord((line) => journal.append(line), about, purpose);
  const stopping = "Stopping: what is on its way is heard to its end, and nothing more is sent.";
  options.signal.addEventListener("abort", () => terminal.talk(stopping));
  const onProgress = ({ done, total }: Progress) => terminal.progress(`${done} of ${total}`);
  return await apply(plan, api, { ...options, record, onProgress }).finally(() => journal.close());
}

/** Worst first: no tenant any more, a failure or a blocked item, then what is still to do. */
function exitCode(plan: Plan, outcomes: readonly Outcome[]): ExitCode {
  const failures = outcomes.flatMap((outcome) => (outcome.state === "failed" ? [outcome.failure] : []));
  const last = failures.find(endsEverything);
  if (last) return exitCodeOf(last.code);
  if (failures.length > 0 || isBlocked(plan)) return EXIT.failed;
  return outcomes.some(({ state }) => state === "moved" || state === "pending") ? EXIT.pending : EXIT.ok;
}
