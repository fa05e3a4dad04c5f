import type { Tenant } from "../document/tenants.ts";
import type { Plan } from "../tenant/plan.ts";
import { summary } from "../tenant/summary.ts";
import { UsageError } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

/** `all`: removals too; `no-removals`: all but those. */
export type Consent = "all" | "no-removals" | "refused";

interface Given {
  readonly yes?: boolean | undefined;
  readonly allowDelete?: boolean | undefined;
  readonly confirm?: string | undefined;
}

/**
 * Has the user agreed to the plan? `--yes` covers neither a removal (`--allow-delete`) nor a protected tenant
 * (`--confirm NAME`); where a person sits at the terminal, typing the tenant's name covers both.
 *
 * @throws UsageError where an answer is needed and nobody is there to give it
 */
export async function askConsent(plan: Plan, tenant: Tenant, given: Given, terminal: Terminal): Promise<Consent> {
  const { name } = tenant;
  if (given.confirm !== undefined && given.confirm !== name) {
    throw new UsageError(`--confirm says "${given.confirm}", but the tenant is ${name}; nothing was written`);
  }
  const removals = plan.changes.some(({ kind }) => kind === "removal");
  const confirmed = given.confirm === name;
  const asksForName = tenant.protected && !confirmed;
  const asksForYes = !given.yes && !confirmed;
  if (!asksForName && !asksForYes) return given.allowDelete ? "all" : "no-removals";

  if (!terminal.interactive) {
    const flag = asksForName ? `--confirm ${name}` : "--yes";
    throw new UsageError(`nobody is here to agree to the plan; nothing was written. To agree beforehand: ${flag}`);
  }
  const what = `${summary(plan)} on ${name}`;
  if (asksForName || (removals && !given.allowDelete)) {
    const typed = await terminal.ask(
      `${what}. Type ${name} to do all of it${asksForName ? "" : ", or yes to leave the removals out"}:`,
    );
    if (typed === name) return asksForName && !given.allowDelete && !removals ? "no-removals" : "all";
    return typed === "yes" && !asksForName ? "no-removals" : "refused";
  }
  const answer = await terminal.ask(`${what}. Go on? (yes/no)`);
  if (!["yes", "y"].includes(answer.trim().toLowerCase())) return "refused";
  return given.allowDelete ? "all" : "no-removals";
}
