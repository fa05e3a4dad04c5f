import { createHash } from "node:crypto";
import type { Json, JsonObject } from "../../facts/json.ts";
import type { Outcome } from "../apply/outcome.ts";
import type { Resource } from "../apply/resources.ts";
import { allowedFields } from "../connection/edge.ts";
import type { Clock } from "../connection/clock.ts";
import { TenantError } from "../connection/tenant-error.ts";
import { isWritten } from "../plan/change.ts";
import type { Plan } from "../plan/plan.ts";
import { planToJson } from "../plan/plan-json.ts";
import type { Write } from "../plan/write.ts";
import { desiredOf } from "./desired-part.ts";
import { type Begin, type Entry, type JournalledTenant, journalVersion, type Purpose, type Subject } from "./entry.ts";

/** Puts a line on the disk; resolves once it is there. */
export type Append = (line: string) => Promise<void>;

/** Writes down what happens to a tenant while it happens. */
export interface Recorder {
  /** Before a request goes out. @throws TenantError `unrecorded`: then it must not go out */
  sends(write: Write, before: JsonObject | undefined, body: JsonObject): Promise<void>;
  /** What the tenant holds after it: its answer, or what was read. Doesn't throw: the next `sends` does. */
  holds(write: Write, value: Resource | undefined): Promise<void>;
  /** It is known to have changed nothing. Doesn't throw either. */
  nothing(write: Write): Promise<void>;
  /** Rows that have come to their end. Doesn't throw either. */
  ended(outcomes: readonly Outcome[]): Promise<void>;
}

/** For whoever has no need of a record. */
export const unrecorded: Recorder = {
  sends: () => Promise.resolve(),
  holds: () => Promise.resolve(),
  nothing: () => Promise.resolve(),
  ended: () => Promise.resolve(),
};

export interface Recorded {
  readonly plan: Plan;
  readonly tenant: JournalledTenant;
  readonly allowRemovals: boolean;
  readonly clock: Clock;
}

/**
 * Begins a record with what is about to be carried out.
 *
 * @throws TenantError `unrecorded` where that can't be written
 */
export async function beginRecord(append: Append, about: Recorded, purpose: Purpose): Promise<Recorder> {
  const { plan, tenant, allowRemovals, clock } = about;
  const rows = plan.changes.filter(isWritten);
  const index = new Map(rows.map((row, at) => [row, at]));
  let broken: TenantError | undefined;
  const write = async (entry: Entry): Promise<void> => {
    try {
      await append(JSON.stringify(entry));
    } catch (cause) {
      const code = cause instanceof Error ? codeOf(cause) : undefined;
      broken ??= new TenantError("unrecorded", { domain: tenant.domain, ...(code !== undefined && { reason: code }) });
    }
  };
  const orThrow = (): void => {
    if (broken) throw broken;
  };

  const begin: Begin = {
    kind: "begin",
    version: journalVersion,
    at: new Date(clock.now()).toISOString(),
    ...purpose,
    tenant,
    plan: digest(planToJson(plan)),
    allowRemovals,
    rows,
    desired: desiredOf(plan.desired, rows),
  };
  await write(begin);
  orThrow();

  return {
    async sends(each, before, body) {
      orThrow();
      await write({
        kind: "sends",
        ...subjectOf(each),
        method: each.method,
        id: each.seen?.id ?? null,
        before: before ?? null,
        body: allowedFields(each.resource, body),
      });
      orThrow();
    },
    holds: (each, value) =>
      write({
        kind: "holds",
        ...subjectOf(each),
        id: value?.id ?? each.seen?.id ?? null,
        after: value?.fields ?? null,
      }),
    nothing: (each) => write({ kind: "nothing", ...subjectOf(each) }),
    async ended(outcomes) {
      await Promise.all(
        outcomes.map(({ change, ...result }) => {
          const error = result.state === "failed" ? { error: result.failure.code } : {};
          return write({ kind: "ended", row: index.get(change) ?? -1, state: result.state, ...error });
        }),
      );
    },
  };
}

function subjectOf(write: Write): Subject {
  if (write.resource === "api") return { resource: "api", identifier: write.identifier };
  const { audience, clientId, subjectType } = write;
  return { resource: "grant", identifier: audience, clientId, subjectType };
}

function digest(plan: Json): string {
  return `sha256:${createHash("sha256").update(JSON.stringify(plan)).digest("hex")}`;
}

/** The system's own code (`ENOSPC`), which an error of ours may have hung under it. */
function codeOf(error: Error): string | undefined {
  const [code] = [error, error.cause].flatMap((each) =>
    each instanceof Error && "code" in each && typeof each.code === "string" ? [each.code] : [],
  );
  return code;
}
