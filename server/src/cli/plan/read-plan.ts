import { errorsFor } from "../../document/finding.ts";
import { indexTenant } from "../../facts/tenant-index.ts";
import type { Outcome } from "../../tenant/apply/outcome.ts";
import { connection } from "../../tenant/connection/connection.ts";
import { connect, type ManagementApi } from "../../tenant/connection/management-api.ts";
import { desiredState, together } from "../../tenant/desired/desired-from-file.ts";
import type { DesiredState } from "../../tenant/desired/desired.ts";
import { lastSyncAfter } from "../../tenant/last-sync-after.ts";
import { counted } from "../../tenant/plan/counted.ts";
import { limitPlan } from "../../tenant/plan/limit.ts";
import type { Plan } from "../../tenant/plan/plan.ts";
import { preview } from "../../tenant/sync.ts";
import { UsageError } from "../exit.ts";
import type { Values } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import type { Confirmed } from "../sync/consent.ts";
import { ignoredSettings } from "./ignored-settings.ts";
import { lastSyncs } from "./last-syncs.ts";
import { findTargets, type Target, targetCredentials, targetOptions } from "../target/target.ts";
import { meant } from "../meant.ts";
import { typed } from "../typed.ts";

/** Options of every command that plans. */
export const planOptions = {
  ...targetOptions,
  api: { type: "string", multiple: true, value: "ID", help: "only the API with this identifier; may be given again" },
  "keep-renamed": {
    type: "boolean",
    help: "keep the old name of a renamed scope beside the new one, for callers that still ask for it",
  },
} as const;

/** A plan, and the connection over which it can be carried out. */
export interface PlannedTarget {
  readonly targets: readonly [Target, ...Target[]];
  readonly tenant: Confirmed;
  readonly api: ManagementApi;
  readonly plan: Plan;
  /** Keeps what a sync of this plan left, so that the next plan can say what the files have stopped naming since. */
  readonly keep: (outcomes: readonly Outcome[]) => Promise<void>;
}

/**
 * Reads files and tenant and compares them; says on stderr what a reader of the plan should know besides.
 *
 * @param atOnce - requests in flight at once, where the user has a say in it
 * @throws UsageError before anything is sent; TenantError where the tenant can't be read
 */
export async function readPlan(
  operands: readonly string[],
  values: Values<typeof planOptions>,
  terminal: Terminal,
  atOnce?: number,
): Promise<PlannedTarget> {
  const targets = await findTargets(operands, values, terminal);
  const [first] = targets;
  const { domain } = first.tenant;
  const desired = desiredOf(targets);
  requireNamed(values.api, desired);
  const api = connect(await targetCredentials(first, terminal), connection(domain, atOnce));
  const onPage = (read: number, total: number) => terminal.progress(`Reading ${domain}: ${read} of ${total}`);
  terminal.progress(`Reading ${domain}`);
  const memory = lastSyncs(
    targets.map(({ input }) => input.path),
    domain,
    terminal,
  );
  const lastSync = await memory.last();
  const whole = await preview(desired, api, { onPage, keepRenamed: values["keep-renamed"], lastSync });
  const only = values.api.length > 0 ? new Set(values.api) : undefined;
  const plan = only ? limitPlan(whole.plan, only) : whole.plan;

  terminal.talk(...ignoredSettings(terminal.env), ...targets.flatMap(errorsOf));
  return {
    targets,
    tenant: { name: first.tenant.name, protected: targets.some(({ tenant }) => tenant.protected) },
    api,
    plan,
    keep: (outcomes) => memory.keep(lastSyncAfter(plan, indexTenant(whole.tenant), outcomes, lastSync, only)),
  };
}

/** What the files want together. With several, each API knows the file that it stands in. */
function desiredOf(targets: readonly [Target, ...Target[]]): DesiredState {
  const [first, ...others] = targets.map(({ input, tenant }) =>
    desiredState(input.file, tenant, input.findings, targets.length > 1 ? input.path : undefined),
  );
  if (!first) throw new RangeError("no file");
  return together([first, ...others]);
}

/** @throws UsageError for an `--api` that no file names, with the near miss */
export function requireNamed(wanted: readonly string[], { apis }: DesiredState): void {
  const named = new Set(apis.map(({ identifier }) => identifier));
  const unknown = wanted.find((identifier) => !named.has(identifier));
  if (unknown === undefined) return;
  throw new UsageError(
    `no API of the file has the identifier ${unknown} (--api) on this tenant${meant(unknown, named)}`,
  );
}

function errorsOf({ input, tenant }: Target): readonly string[] {
  const errors = errorsFor(input.findings, tenant.name);
  const without = (name: string) => errors.filter(({ message }) => message.includes(`--var ${name}=VALUE`));
  const valueless = [...tenant.variables.values()].filter(({ value }) => value === undefined);
  const ungiven = valueless.filter(({ name }) => without(name).length > 0);
  // `check` is for no tenant, so it doesn't miss what only a sync to this one must be given.
  const isGivenThen = new Set(ungiven.flatMap(({ name }) => without(name)));
  const others = errors.filter((error) => !isGivenThen.has(error)).length;
  const check = `${input.path} has ${counted(others, "error")}, and what they concern is blocked: auth-apis check ${typed(input.path)}`;
  const give = ungiven.map(({ name }) => `--var ${name}=VALUE`).join(" ");
  return [
    ...(others > 0 ? [check] : []),
    ...(ungiven.length > 0 ? [`${input.path} leaves values to be given, and what needs them is blocked: ${give}`] : []),
  ];
}
