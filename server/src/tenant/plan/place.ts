import { type Json, type JsonObject, isList, member } from "../../facts/json.ts";
import type { Shift } from "./shift.ts";
import type { GrantWrite } from "./write.ts";

export interface Placed {
  readonly write: GrantWrite;
  /** On which side of the API's change; `last`: after its scopes were taken away as well. */
  readonly place: "before" | "after" | "free" | "last";
  /** Only right where the API's scopes are taken away first of all. */
  readonly scopesFirst?: boolean;
}

/**
 * On which side of its API's change a grant is written.
 *
 * Where the grant has an effect on one side only, it is written on the other, and takes effect, or ceases to, at once.
 * Else taking away must come before what would make it worth more, and giving after what makes it worth less. A grant
 * that does both at such a moment is written twice.
 */
export function place(write: GrantWrite, shift: Shift): readonly Placed[] {
  const [from, to] = shift.effective(write);
  if (from !== to) return [{ write, place: to ? "before" : "after" }];
  if (!from) return [{ write, place: "free" }];
  const { takes, gives, fromAll, toAll } = effectOf(write);
  const user = write.subjectType === "user";
  const taking = fromAll || takes.length > 0 || write.method === "DELETE";
  const giving = !fromAll && (toAll || gives.length > 0 || write.method === "POST");
  // A grant may name scopes that its API does not have yet, and a grant for all of them grows with the list.
  const early =
    (taking && user && shift.roles === "loosened") ||
    (fromAll && shift.added.size > 0) ||
    takes.some((scope) => shift.added.has(scope));
  const late = giving && user && shift.roles === "tightened";
  const last = giving && ((toAll && shift.removed.size > 0) || gives.some((scope) => shift.removed.has(scope)));
  if (early && late)
    return [
      { write: onlyTaking(write, takes), place: "before" },
      { write, place: last ? "last" : "after" },
    ];
  if (early) return [{ write, place: "before", scopesFirst: last }];
  return [{ write, place: last ? "last" : late ? "after" : "free" }];
}

function effectOf({ method, rows, seen }: GrantWrite) {
  const fields = rows.flatMap((row) => row.fields);
  const all = fields.find(({ path }) => path === "allow_all_scopes");
  const scopes = fields.filter(({ path }) => path.startsWith("scope."));
  const had = member(seen?.fields ?? {}, "scope");
  return {
    fromAll: member(seen?.fields ?? {}, "allow_all_scopes") === true && (method === "DELETE" || all !== undefined),
    toAll: all?.after === true,
    gives: texts(scopes.map(({ after }) => after)),
    takes: texts(method === "DELETE" ? (isList(had) ? had : []) : scopes.map(({ before }) => before)),
  };
}

/** The part of an update that takes scopes away; what it gives comes with the whole of it. */
function onlyTaking(write: GrantWrite, takes: readonly string[]): GrantWrite {
  const held = (fields: JsonObject) => {
    const scope = member(fields, "scope");
    return isList(scope) ? texts(scope) : [];
  };
  return {
    ...write,
    body: (fresh) => ({ scope: held(fresh).filter((scope) => !takes.includes(scope)) }),
    remaining: (have) =>
      held(have)
        .filter((scope) => takes.includes(scope))
        .map((scope) => ({ path: `scope.${scope}`, before: scope, after: null })),
  };
}

function texts(values: readonly Json[]): readonly string[] {
  return values.filter((each) => typeof each === "string");
}
