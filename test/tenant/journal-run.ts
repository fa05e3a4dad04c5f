import { apply } from "../../server/src/tenant/apply/apply.ts";
import type { DesiredState } from "../../server/src/tenant/desired/desired.ts";
import type { Entry, Purpose } from "../../server/src/tenant/journal/entry.ts";
import { type History, historyOf } from "../../server/src/tenant/journal/history.ts";
import { type Append, beginRecord } from "../../server/src/tenant/journal/recorder.ts";
import type { Plan } from "../../server/src/tenant/plan/plan.ts";
import { preview } from "../../server/src/tenant/sync.ts";
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
    sync: async (desired: DesiredState, run?: RecordedRun) => carryOut((await preview(desired, api)).plan, run),
    entries: () => lines.map((line) => JSON.parse(line) as Entry),
    history: (): History => readable(lines),
  };
}

export function readable(lines: readonly string[], id = "1"): History {
  const history = historyOf(id, { entries: lines.map((line) => JSON.parse(line) as unknown), torn: false });
  if ("problem" in history) throw new Error(history.problem);
  return history;
}
