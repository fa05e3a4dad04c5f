import type { JsonObject } from "../../facts/json.ts";
import type { Change, FieldChange } from "./change.ts";
import type { TenantApi, TenantGrant } from "../../facts/tenant-state.ts";

/** One request that changes the tenant. Preview shows its rows, apply sends it: there is no second reckoning. */
export type Write = ApiWrite | GrantWrite;

interface WriteOf<Resource> {
  readonly method: "POST" | "PATCH" | "DELETE";
  /** What of the plan it carries out. */
  readonly rows: readonly Change[];
  /** Needs to be allowed apart. */
  readonly removal: boolean;
  /** As the plan saw it; nothing for a create. */
  readonly seen: Resource | undefined;
  /** What to send, from the tenant's value as it was read just before; for a create, from nothing. */
  readonly body: (fresh: JsonObject) => JsonObject;
  /** How the fields that are now on the tenant still differ from what this write was for. */
  readonly remaining: (have: JsonObject) => readonly FieldChange[];
}

/** One request that makes, changes or deletes an API. */
export interface ApiWrite extends WriteOf<TenantApi> {
  readonly resource: "api";
  readonly identifier: string;
}

/** One request that makes, changes or deletes a grant. */
export interface GrantWrite extends WriteOf<TenantGrant> {
  readonly resource: "grant";
  readonly audience: string;
  readonly clientId: string;
  readonly subjectType: string;
}

/** A write and those that must be done before it: where one of them wasn't, this one is not sent. */
export interface Step {
  readonly write: Write;
  readonly needs: readonly Write[];
}

/** All writes for one API and its grants. The lists come one after the other; what is in one list goes side by side. */
export interface ApiWork {
  readonly identifier: string;
  /** Deletes the API: comes after all other work, since something may be made to take its place. */
  readonly last: boolean;
  readonly stages: readonly (readonly Step[])[];
  /** How many grants of this API the tenant had. */
  readonly grantsKnown: number;
}

/** The work without removals, where they are not allowed. */
export function allowedWork(work: readonly ApiWork[], allowRemovals: boolean): readonly ApiWork[] {
  if (allowRemovals) return work;
  return work.flatMap((each) => {
    const stages = each.stages.map((stage) => stage.filter(({ write }) => !write.removal)).filter((s) => s.length > 0);
    return stages.length === 0 ? [] : [{ ...each, stages }];
  });
}

/** All writes of the work, in their order. */
export function writesOf(work: readonly ApiWork[]): readonly Write[] {
  return work.flatMap(({ stages }) => stages.flatMap((stage) => stage.map(({ write }) => write)));
}
