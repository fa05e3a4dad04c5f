import { member } from "./json.ts";
import type { ApiWrites } from "./plan-context.ts";
import type { Shift } from "./shift.ts";
import type { ApiWork, GrantWrite, Step, Write } from "./write.ts";

type Place = "before" | "after" | "free" | "last";

/**
 * Puts the writes for one API in an order in which no state on the way grants more than the start or the end does, and
 * nobody who keeps access loses it meanwhile.
 *
 * All that changes on the API itself changes at one moment, so the question is only on which side of it each grant is
 * written. `place` answers it. What takes something away for good comes last: grants, then scopes, then the API.
 */
export function inOrder(
  identifier: string,
  api: ApiWrites,
  grants: readonly GrantWrite[],
  shift: Shift,
  grantsKnown: number,
): ApiWork {
  const placed = grants.map((write) => ({ write, place: place(write, shift) }));
  const at = (wanted: Place) => placed.filter(({ place }) => place === wanted).map(({ write }) => write);
  const before: Step[] = at("before").map((write) => ({ write, needs: [] }));
  const main: Step[] = [api.create, api.update]
    .filter((write) => write !== undefined)
    .map((write) => ({ write, needs: before.map((step) => step.write) }));
  const mainWrites = main.map(({ write }) => write);
  const after: Step[] = [
    ...at("after").map((write) => ({ write, needs: mainWrites })),
    ...at("free").map((write) => ({ write, needs: api.create ? [api.create] : [] })),
  ];
  const sofar: readonly Write[] = [...before, ...main, ...after].map(({ write }) => write);
  const taking: Step[] = api.scopeRemoval ? [{ write: api.scopeRemoval, needs: sofar }] : [];
  const last: Step[] = at("last").map((write) => ({ write, needs: taking.map((step) => step.write) }));
  const gone: Step[] = api.removal ? [{ write: api.removal, needs: sofar }] : [];
  const isRemoval = ({ write }: Step) => write.removal;
  const stages = [before, main, after.filter((step) => !isRemoval(step)), after.filter(isRemoval), taking, last, gone];
  return {
    identifier,
    last: api.removal !== undefined,
    stages: stages.filter((stage) => stage.length > 0),
    grantsKnown,
  };
}

function place(grant: GrantWrite, shift: Shift): Place {
  const [from, to] = shift.effective(grant);
  // On one side of the change the grant has no effect: there it is written, and takes effect, or ceases to, at once.
  if (!from && to) return "before";
  if (from && !to) return "after";
  if (!from) return "free";
  const all = grant.rows.flatMap(({ fields }) => fields).find(({ path }) => path === "allow_all_scopes");
  // A grant for all scopes grows and shrinks with the API's list.
  if (all?.after === false && shift.addsScopes) return "before";
  if (all?.after === true && shift.removesScopes) return "last";
  if (grant.method === "DELETE" && hadAll(grant) && shift.addsScopes) return "before";
  if (grant.subjectType !== "user") return "free";
  if (shift.roles === "loosened") return "before";
  return shift.roles === "tightened" ? "after" : "free";
}

function hadAll({ seen }: GrantWrite): boolean {
  return seen !== undefined && member(seen.fields, "allow_all_scopes") === true;
}
