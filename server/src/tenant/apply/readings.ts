import type { ManagementApi } from "../connection/management-api.ts";
import { readPages } from "../connection/pages.ts";
import { apiList, grantList } from "../connection/read.ts";
import { batches, rereadsGrantsTogether } from "../plan/requests.ts";
import { readById, type Resource } from "./resources.ts";
import type { ApiWork, Write } from "../plan/write.ts";

/** How a resource was, and when (milliseconds since 1970). `undefined`: the tenant had none of this id. */
export interface Reading {
  readonly value: Resource | undefined;
  readonly at: number;
}

/** What has been read or written of the resources that are about to be written. */
export interface Readings {
  readonly domain: string;
  /** As it was at most `freshFor` ago: read anew where that isn't at hand, several at a time where they go together. */
  fresh(work: ApiWork, write: Write, signal?: AbortSignal): Promise<Reading>;
  /** What the plan saw, or what our own last write made of it: what differs from this, somebody else has changed. */
  expected(write: Write): Resource | undefined;
  /** Reads it now, whatever is at hand. */
  again(write: Write): Promise<Reading>;
  /** The answer to our own write. */
  wrote(value: Resource, at: number): void;
}

/** Milliseconds between a reading and the write that rests on it. */
export const freshFor = 5000;

/** Reads what goes together at once: the resources of one batch of work. */
export function createReadings(api: ManagementApi, work: readonly ApiWork[]): Readings {
  const known = new Map<string, Reading>();
  const own = new Map<string, Resource>();
  const shared = new Map<unknown, Promise<void>>();
  const batchOf = new Map(batches(work).flatMap((batch) => batch.map((each) => [each, batch] as const)));

  const readTogether = async <T extends Resource>(read: (timed: ManagementApi) => Promise<readonly T[]>) => {
    const { timed, since } = timing(api);
    const values = await read(timed);
    for (const value of values) known.set(value.id, { value, at: since() });
  };

  /** Each batch is read together once; what gets stale, or wasn't in the answer, is read by itself. */
  const together = (each: ApiWork, write: Write, signal?: AbortSignal): Promise<void> | undefined => {
    const batch = write.resource === "api" ? batchOf.get(each) : undefined;
    const key = write.resource === "api" ? batch : rereadsGrantsTogether(each) ? each : undefined;
    if (key === undefined || (batch && batch.length < 2)) return undefined;
    let reading = shared.get(key);
    if (!reading) {
      const options = { signal };
      reading = batch
        ? readTogether((timed) =>
            readPages(
              timed,
              apiList(
                api.domain,
                batch.map(({ identifier }) => identifier),
              ),
              options,
            ),
          )
        : readTogether((timed) => readPages(timed, grantList(api.domain, { audience: each.identifier }), options));
      shared.set(key, reading);
    }
    return reading;
  };

  const again = async (write: Write, signal?: AbortSignal): Promise<Reading> => {
    const { timed, since } = timing(api);
    const value = await readById(timed, write, signal);
    const reading = { value, at: since() };
    if (write.seen) known.set(write.seen.id, reading);
    return reading;
  };

  const atHand = ({ seen }: Write): Reading | undefined => {
    const reading = seen && known.get(seen.id);
    return reading && api.clock.now() - reading.at <= freshFor ? reading : undefined;
  };

  return {
    domain: api.domain,
    async fresh(each, write, signal) {
      if (!atHand(write)) await together(each, write, signal);
      return atHand(write) ?? (await again(write, signal));
    },
    expected: ({ seen }) => seen && (own.get(seen.id) ?? seen),
    again: (write) => again(write),
    wrote(value, at) {
      own.set(value.id, value);
      known.set(value.id, { value, at });
    },
  };
}

/** The same connection, and a record of when the earliest answered request went out. */
function timing(api: ManagementApi): { timed: ManagementApi; since: () => number } {
  let earliest = Infinity;
  const timed: ManagementApi = {
    ...api,
    async send(request) {
      const answer = await api.send(request);
      earliest = Math.min(earliest, answer.sentAt);
      return answer;
    },
  };
  return { timed, since: () => (earliest === Infinity ? api.clock.now() : earliest) };
}
