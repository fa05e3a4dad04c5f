import type { JsonObject } from "../../facts/json.ts";
import type { ReadLines } from "../../disk/json-lines.ts";
import type { Change } from "../plan/change.ts";
import { wantedOf } from "../plan/grant-body.ts";
import { type Begin, type Entry, journalVersion, type Sends, type Subject } from "./entry.ts";

/** What a journal tells. */
export interface History {
  readonly id: string;
  readonly begin: Begin;
  /** Rows that are not on the tenant as they were meant, or of which that isn't known. */
  readonly open: readonly Change[];
  /** Every API and grant that a request went out for which may have changed it, in the order of the first one. */
  readonly touched: readonly Touched[];
}

/** How an API or a grant was before a sync, and how the sync left it. */
export interface Touched extends Subject {
  /** As the sync left it; before a create whose answer is lost there is none. */
  readonly id: string | null;
  /** `null`: it was not there. */
  readonly before: JsonObject | null;
  /** `null`: it is not there. */
  readonly after: JsonObject | null;
  /** The last request's answer was lost, so that `after` is only what it would have come to. */
  readonly unheard: boolean;
}

/** A journal that can't be read, and why, in words. */
export interface Unreadable {
  readonly problem: string;
}

/** A torn last line was never acknowledged, and nothing was sent that it could have told of. */
export function historyOf(id: string, { entries, torn, damagedAt }: ReadLines): History | Unreadable {
  const [begin, ...rest] = entries as readonly (Entry | null)[];
  if (damagedAt !== undefined) return { problem: `it is damaged in line ${damagedAt}` };
  if (entries.length === 0 && !torn) return { problem: "it is gone, or empty" };
  if (begin?.kind !== "begin") return { problem: "nothing was begun" };
  if (begin.version !== journalVersion) return { problem: `another version of this program wrote it` };
  const lines = rest.filter((line) => line !== null);
  const done = new Set(
    lines.flatMap((line) => (line.kind === "ended" && ["written", "unchanged"].includes(line.state) ? [line.row] : [])),
  );
  return { id, begin, open: begin.rows.filter((_, row) => !done.has(row)), touched: touchedIn(lines) };
}

/** Several journals of one sync (it was resumed), oldest first, as one. What is open is what the last one left. */
export function joined([first, ...later]: readonly [History, ...History[]]): History {
  return later.reduce(
    (sum, next) => ({
      ...next,
      begin: {
        ...next.begin,
        rows: [...sum.begin.rows, ...next.begin.rows],
        desired: [...sum.begin.desired, ...next.begin.desired],
      },
      touched: mergedByKey([...sum.touched, ...next.touched]),
    }),
    first,
  );
}

function touchedIn(lines: readonly Entry[]): readonly Touched[] {
  const asked = new Map<string, Sends>();
  const unsettled = new Set<string>();
  const found: Touched[] = [];
  for (const line of lines) {
    if (line.kind === "begin" || line.kind === "ended") continue;
    const key = keyOf(line);
    if (line.kind === "sends") {
      asked.set(key, line);
      unsettled.add(key);
      continue;
    }
    unsettled.delete(key);
    // Also where a request was taken for lost: it may have arrived late, and the one after it found what it had made.
    const sent = asked.get(key);
    if (line.kind === "holds" && sent) {
      found.push({ ...subjectOf(line), id: line.id, before: sent.before, after: line.after, unheard: false });
    }
  }
  const unheard = [...unsettled]
    .flatMap((key) => asked.get(key) ?? [])
    .map((sent): Touched => {
      return { ...subjectOf(sent), id: sent.id, before: sent.before, after: outcomeOf(sent), unheard: true };
    });
  return mergedByKey([...found, ...unheard]);
}

/** What a request would have come to. */
function outcomeOf({ resource, method, before, body }: Sends): JsonObject | null {
  if (method === "DELETE") return null;
  const after = { ...before, ...body };
  return resource === "grant" ? wantedOf(after, {}) : after;
}

/** One for each API and grant: as it was at first, and as it was left at last. */
function mergedByKey(all: readonly Touched[]): readonly Touched[] {
  const merged = new Map<string, Touched>();
  for (const each of all) {
    const first = merged.get(keyOf(each));
    merged.set(keyOf(each), first ? { ...each, id: each.id ?? first.id, before: first.before } : each);
  }
  return [...merged.values()];
}

function keyOf({ resource, identifier, clientId, subjectType }: Subject): string {
  return JSON.stringify([resource, identifier, clientId, subjectType]);
}

function subjectOf({ resource, identifier, clientId, subjectType }: Subject): Subject {
  return {
    resource,
    identifier,
    ...(clientId !== undefined && { clientId }),
    ...(subjectType !== undefined && { subjectType }),
  };
}
