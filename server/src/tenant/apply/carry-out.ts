import type { JsonObject } from "../../facts/json.ts";
import { moves } from "../plan/difference.ts";
import { judge } from "./judge.ts";
import type { ManagementApi } from "../connection/management-api.ts";
import { failed, type Result } from "./outcome.ts";
import type { Recorder } from "../journal/recorder.ts";
import { freshFor, type Reading, type Readings } from "./readings.ts";
import { type Resource, send } from "./resources.ts";
import { asTenantError, isUncertain, TenantError } from "../connection/tenant-error.ts";
import type { ApiWork, Write } from "../plan/write.ts";

/** What every write of a sync has around it. */
export interface CarryOut {
  readonly api: ManagementApi;
  readonly readings: Readings;
  readonly record: Recorder;
  readonly signal?: AbortSignal | undefined;
}

/**
 * One write: read, compare with what the plan saw, send, compare the answer with what was wanted. Never throws.
 *
 * A request whose answer is lost may have been carried out, so it is not sent again before reading has shown that it
 * wasn't. A deletion counts as written here; that nothing is left is for the caller to confirm, several at a time.
 */
export async function carryOut(work: ApiWork, write: Write, context: CarryOut): Promise<Result> {
  try {
    return write.seen ? await change(work, write, context) : await create(write, context);
  } catch (error) {
    const failure = asTenantError(error, context.api.domain);
    return failure.code === "cancelled" ? { state: "pending", why: "not-reached" } : failed(failure);
  }
}

/** How often a reading may get too old before its write goes out. */
const roundsAtMost = 10;

async function change(work: ApiWork, write: Write, context: CarryOut): Promise<Result> {
  const { api, readings, record, signal } = context;
  let lost = 0;
  for (let round = 0; round < roundsAtMost; round++) {
    const reading = await readings.fresh(work, write, signal);
    const nothingToSend = settled(write, reading, readings.expected(write));
    if (nothingToSend) return nothingToSend;
    const fresh = reading.value?.fields ?? {};
    try {
      const answer = await send(context, write, fresh, { notAfter: reading.at + freshFor, signal });
      return answer.value ? await judge(write, fresh, answer.value, answer.at, readings) : { state: "written" };
    } catch (error) {
      const failure = asTenantError(error, api.domain);
      if (failure.code === "stale") continue;
      if (failure.code === "not-found") return gone(write);
      if (!isUncertain(failure)) throw failure;
      const now = await readings.again(write).catch(() => undefined);
      if (!now) return failed(failure, "sent");
      if (isDone(write, now)) {
        await record.holds(write, now.value);
        return now.value ? await judge(write, fresh, now.value, now.at, readings) : { state: "written" };
      }
      // It was not carried out, unless somebody has changed it since; the next round finds out which.
      if (now.value && moves(fresh, now.value.fields).length === 0) await record.nothing(write);
      if (++lost > 1) return failed(failure);
    }
  }
  throw new TenantError("stale", { domain: api.domain });
}

/**
 * A second create can do no harm, since a tenant has one API of an identifier and one grant of an application for it;
 * still it is sent only after reading has shown that the first one did not arrive.
 */
async function create(write: Write, context: CarryOut): Promise<Result> {
  const { api, readings, record, signal } = context;
  for (let lost = 0; ; lost++) {
    try {
      const { value, at } = await send(context, write, undefined, { signal });
      return value ? await judge(write, undefined, value, at, readings) : { state: "written" };
    } catch (error) {
      const failure = asTenantError(error, api.domain);
      const taken = failure.code === "conflict";
      if (!taken && !isUncertain(failure)) throw failure;
      const now = await readings.again(write).catch(() => undefined);
      if (!now) return failed(failure, taken ? undefined : "sent");
      if (isDone(write, now)) {
        if (taken && lost === 0) return { state: "unchanged" };
        await record.holds(write, now.value);
        return { state: "written" };
      }
      if (now.value) return { state: "moved", gone: false, now: moves({}, now.value.fields) };
      await record.nothing(write);
      if (taken || lost > 0) return failed(failure);
    }
  }
}

/** Nothing to send: the tenant has it already, or is no longer what the plan was made for. */
function settled(write: Write, reading: Reading, expected: Resource | undefined): Result | undefined {
  if (!reading.value) return gone(write);
  if (isDone(write, reading)) return { state: "unchanged" };
  const then: JsonObject = expected?.fields ?? {};
  const now = moves(then, reading.value.fields);
  return now.length > 0 ? { state: "moved", gone: false, now } : undefined;
}

function gone({ method }: Write): Result {
  return method === "DELETE" ? { state: "unchanged" } : { state: "moved", gone: true, now: [] };
}

function isDone(write: Write, { value }: Reading): boolean {
  if (write.method === "DELETE") return value === undefined;
  return value !== undefined && write.remaining(value.fields).length === 0;
}
