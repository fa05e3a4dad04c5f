import { apply } from "../../server/src/tenant/apply/apply.ts";
import type { DesiredState } from "../../server/src/tenant/desired/desired.ts";
import type { Entry, Purpose } from "../../server/src/tenant/journal/entry.ts";
import { type History, historyOf } from "../../server/src/tenant/journal/history.ts";
import { type Append, beginRecord } from "../../server/src/tenant/journal/recorder.ts";
import { resumed } from "../../server/src/tenant/journal/resume.ts";
import { undone } from "../../server/src/tenant/journal/undo.ts";
import type { Plan } from "../../server/src/tenant/plan/plan.ts";
import { preview } from "../../server/src/tenant/sync.ts";
import type { TenantState } from "../../server/src/facts/tenant-state.ts";
import { domain, type fakeTenant } from "./fake-tenant.ts";

export const tenant = { name: "dev", named: true, domain, protected: false };

export interface RecordedRun {
  readonly allowRemovals?: boolean;
  readonly signal?: AbortSignal;
  readonly append?: Append;
  readonly purpose?: Purpose;
}

/** Plans and applies with a journal in memory. `lines` is what is on the disk if the process is killed now. */
export function recorded(fake: ReturnType<typeof fakeTenant>, lines: string[] = []) {
  const api = fake.api();
  const carryOut = async (plan: Plan, run: RecordedRun = {}) => {
    const { allowRemovals = true, signal, purpose = { does: "sync", files: ["/a.yaml"] } } = run;
    const append = run.append ?? ((line) => Promise.resolve(void lines.push(line)));
    const record = await beginRecord(append, { plan, tenant, allowRemovals, clock: fake.clock }, purpose);
    return await apply(plan, api, { allowRemovals, signal, record });
  };
  return {
    lines,
    carryOut,
    sync: async (desired: DesiredState | ((now: TenantState) => DesiredState), run?: RecordedRun) =>
      carryOut((await preview(desired, api)).plan, run),
    entries: () => lines.map((line) => JSON.parse(line) as Entry),
    history: (): History => readable(lines),
  };
}

/** A sync whose process dies after so many lines: nothing more is written down, and nothing more is sent. */
export async function killedAfter(
  fake: ReturnType<typeof fakeTenant>,
  desired: DesiredState,
  count: number,
): Promise<History | undefined> {
  const lines: string[] = [];
  const append: Append = (line) =>
    lines.length < count ? Promise.resolve(void lines.push(line)) : new Promise(() => undefined);
  let asleep = (): void => undefined;
  const dead = new Promise<void>((resolve) => (asleep = resolve));
  void (async () => {
    for (let turn = 0; turn < 60; turn++) await new Promise((resolve) => setImmediate(resolve));
    asleep();
  })();
  await Promise.race([recorded(fake).sync(desired, { append }), dead]);
  return lines.length === 0 ? undefined : readable(lines);
}

export function resume(fake: ReturnType<typeof fakeTenant>, history: History, run?: RecordedRun) {
  return recorded(fake).sync(resumed(history), run);
}

export function undo(fake: ReturnType<typeof fakeTenant>, history: History, run?: RecordedRun) {
  return recorded(fake).sync((now) => undone(history, now), run);
}

export async function planOfUndo(fake: ReturnType<typeof fakeTenant>, history: History): Promise<Plan> {
  return (await preview((now) => undone(history, now), fake.api())).plan;
}

export function readable(lines: readonly string[], id = "1"): History {
  const history = historyOf(id, { entries: lines.map((line) => JSON.parse(line) as unknown), torn: false });
  if ("problem" in history) throw new Error(history.problem);
  return history;
}
