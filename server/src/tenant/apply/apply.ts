import { carryOut, type CarryOut } from "./carry-out.ts";
import { type Change, isWritten } from "../plan/change.ts";
import { confirmGone } from "./confirm.ts";
import type { ManagementApi } from "../connection/management-api.ts";
import { type Outcome, type Result, worst } from "./outcome.ts";
import type { Plan } from "../plan/plan.ts";
import { createReadings } from "./readings.ts";
import { type Recorder, unrecorded } from "../journal/recorder.ts";
import { sideBySide } from "./side-by-side.ts";
import { endsEverything, TenantError } from "../connection/tenant-error.ts";
import { allowedWork, type ApiWork, type Step, type Write, writesOf } from "../plan/write.ts";

/** What of a plan may be carried out, and who is told meanwhile. */
export interface ApplyOptions {
  /** Removals need a yes of their own. */
  readonly allowRemovals: boolean;
  /** Stops before the next write. A write that is on its way is heard to its end. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Where each step is written down as it happens; nothing is sent that can't be. */
  readonly record?: Recorder | undefined;
}

/** How far a sync has come. */
export interface Progress {
  /** Rows of the plan, without removals that are not allowed. */
  readonly done: number;
  readonly total: number;
  /** What has just come to its end. */
  readonly outcomes: readonly Outcome[];
}

/** APIs that are worked on at once, at least; how many requests are in flight is the connection's own limit. */
const apisAtOnce = 8;

/** After so many failures in a row that speak of the tenant and not of an item, the rest is not tried. */
const patience = 5;

/**
 * Carries out exactly this plan: one outcome for each of its rows that is to be written, in the plan's order. It does
 * not throw for what happens on the way, so whatever was written is reported as written.
 *
 * @throws TenantError `wrong-domain` where the plan was made for another tenant than the connection's.
 */
export async function apply(plan: Plan, api: ManagementApi, options: ApplyOptions): Promise<readonly Outcome[]> {
  if (plan.tenant.domain !== api.domain) throw new TenantError("wrong-domain", { domain: api.domain });
  const work = allowedWork(plan.work, options.allowRemovals);
  const rows = plan.changes.filter(isWritten);
  const writesFor = new Map<Change, Write[]>(rows.map((row) => [row, []]));
  for (const write of writesOf(work)) for (const row of write.rows) writesFor.get(row)?.push(write);
  const results = new Map<Write, Result>();
  const resultOf = (row: Change): Result | undefined => {
    const parts = (writesFor.get(row) ?? []).map((write) => results.get(write));
    return parts.includes(undefined) ? undefined : worst(parts.filter((part) => part !== undefined));
  };

  const total = rows.filter((row) => (writesFor.get(row) ?? []).length > 0).length;
  let done = 0;
  const stop = new AbortController();
  const record = options.record ?? unrecorded;
  const run = createRun(stop, async (write, result) => {
    results.set(write, result);
    const outcomes = write.rows.flatMap((change): Outcome[] => {
      const whole = resultOf(change);
      return whole ? [{ change, ...whole }] : [];
    });
    done += outcomes.length;
    await record.ended(outcomes);
    options.onProgress?.({ done, total, outcomes });
  });
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;

  for (const wave of [work.filter(({ last }) => !last), work.filter(({ last }) => last)]) {
    // A deletion waits for what is made in its place: https://github.com/auth0/auth0-deploy-cli/issues/212
    const creates = writesOf(work).filter(({ resource, seen }) => resource === "api" && !seen);
    const held = wave.some(({ last }) => last) && creates.some((write) => !isDone(results.get(write)));
    const context: CarryOut = { api, readings: createReadings(api, wave), record, signal };
    await sideBySide(wave, Math.max(apisAtOnce, api.atOnce), (each) => run(each, context, results, held));
  }

  return rows.map((change) => ({
    change,
    ...(resultOf(change) ?? { state: "pending", why: "removal-not-allowed" }),
  }));
}

type Run = (work: ApiWork, context: CarryOut, results: ReadonlyMap<Write, Result>, held: boolean) => Promise<void>;

/** Works on one API after another, and stops everything where there is no point in going on. */
function createRun(stop: AbortController, finish: (write: Write, result: Result) => Promise<void>): Run {
  let inTrouble = 0;
  const learn = (result: Result): void => {
    if (result.state === "failed" && endsEverything(result.failure)) inTrouble = patience;
    else if (result.state === "failed" && isTenantsTrouble(result.failure)) inTrouble++;
    else if (result.state !== "pending") inTrouble = 0;
    if (inTrouble >= patience) stop.abort();
  };

  return async (work, context, results, held) => {
    const own = new Set(writesOf([work]));
    for (const stage of work.stages) {
      const sent = await Promise.all(
        stage.map(async ({ write, needs }: Step): Promise<readonly [Write, Result]> => {
          const waits = held || needs.some((need) => own.has(need) && !isDone(results.get(need)));
          if (context.signal?.aborted) return [write, { state: "pending", why: "not-reached" }];
          if (waits) return [write, { state: "pending", why: "waits" }];
          const result = await carryOut(work, write, context);
          learn(result);
          // The end of a deletion is only known once it is confirmed.
          if (write.method !== "DELETE") await finish(write, result);
          return [write, result];
        }),
      );
      const deleted = sent.filter(([write, { state }]) => write.method === "DELETE" && state === "written");
      const judged = await confirmGone(
        context.api,
        work,
        deleted.map(([write]) => write),
      );
      const last = sent.filter(([write]) => !results.has(write));
      await Promise.all(last.map(([write, result]) => finish(write, judged.get(write) ?? result)));
    }
  };
}

function isDone(result: Result | undefined): boolean {
  return result?.state === "written" || result?.state === "unchanged";
}

function isTenantsTrouble({ code }: TenantError): boolean {
  return ["server-error", "timeout", "not-json", "rate-limited", "stale", "internal"].includes(code);
}
