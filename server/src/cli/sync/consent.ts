import type { Plan } from "../../tenant/plan/plan.ts";
import { summary } from "../../tenant/views/summary.ts";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";

/** `all`: removals too; `no-removals`: all but those. */
export type Consent = "all" | "no-removals" | "refused";

/** The tenant that a user agrees to change, under the name that they would type. */
export interface Confirmed {
  readonly name: string;
  readonly protected: boolean;
}

export interface GivenConsent {
  readonly yes: boolean;
  readonly allowDelete: boolean;
  readonly confirm: string | undefined;
}

/**
 * Has the user agreed to the plan? `--yes` covers neither a removal (`--allow-delete`) nor a protected tenant
 * (`--confirm NAME`, which is a yes as well); where a person sits at the terminal, typing the tenant's name covers all.
 *
 * @throws UsageError where an answer is needed and nobody is there to give it, or `--confirm` names another tenant
 */
export async function askConsent(
  plan: Plan,
  tenant: Confirmed,
  { yes, allowDelete, confirm }: GivenConsent,
  terminal: Terminal,
): Promise<Consent> {
  const { name } = tenant;
  if (confirm !== undefined && confirm !== name) {
    throw new UsageError(`--confirm says "${confirm}", but the tenant is ${name}; nothing was written`);
  }
  const removals = allowDelete ? "all" : "no-removals";
  if (confirm === name || (yes && !tenant.protected)) return removals;

  const removes = plan.changes.some(({ kind }) => kind === "removal") && !allowDelete;
  if (!terminal.interactive) {
    const flag = tenant.protected ? `--confirm ${name} (it is protected)` : "--yes";
    const besides = removes ? ", and to its removals with --allow-delete besides" : "";
    throw new UsageError(`nobody is here to agree to the plan, so nothing was written; agree with ${flag}${besides}`);
  }
  const what = `${summary(plan)} on ${name}.`;
  if (tenant.protected) {
    const all = removes ? "do all of it, removals included" : "go on";
    const typed = await terminal.ask(`${what} It is protected: type ${name} to ${all}:`);
    return typed === name ? "all" : "refused";
  }
  const answer = await terminal.ask(
    removes ? `${what} Type ${name} to do all of it, or yes to leave the removals out:` : `${what} Go on? (yes/no)`,
  );
  if (removes && answer === name) return "all";
  return ["yes", "y"].includes(answer?.trim().toLowerCase() ?? "") ? removals : "refused";
}
