import { place, type Placed } from "./place.ts";
import type { ApiWrites } from "./plan-context.ts";
import type { Shift } from "./shift.ts";
import type { ApiWork, GrantWrite, Step, Write } from "./write.ts";

/**
 * Puts the writes for one API in an order in which no state on the way grants more than the start or the end does, and
 * nobody who keeps access loses it meanwhile.
 *
 * All that changes on the API itself changes at one moment, so the question is on which side of it each grant is
 * written; `place` answers it. What takes something away for good comes last: grants, then scopes, then the API.
 */
export function inOrder(
  identifier: string,
  api: ApiWrites,
  grants: readonly GrantWrite[],
  shift: Shift,
  grantsKnown: number,
): ApiWork {
  const placed = grants.flatMap((write) => place(write, shift));
  const at = (wanted: Placed["place"]) => placed.filter(({ place }) => place === wanted).map(({ write }) => write);
  const steps = (writes: readonly (Write | undefined)[], needs: readonly Write[]): Step[] =>
    writes.flatMap((write) => (write ? [{ write, needs }] : []));

  // Usually callers get the new scope before they lose the old one. But a scope that goes must not be there when the
  // doors are opened wider.
  const first = shift.loosens || placed.some(({ scopesFirst }) => scopesFirst);
  const takenFirst = first ? steps([api.scopeRemoval], []) : [];
  const before = steps(at("before"), writesIn(takenFirst));
  const main = steps([api.create, api.update], writesIn(takenFirst, before));
  const after = [...steps(at("after"), writesIn(main)), ...steps(at("free"), api.create ? [api.create] : [])];
  const sofar = writesIn(before, main, after);
  const takenLast = first ? [] : steps([api.scopeRemoval], sofar);
  const last = steps(at("last"), writesIn(main, takenFirst, takenLast));
  const stages = [
    takenFirst,
    before,
    main,
    after.filter(({ write }) => !write.removal),
    after.filter(({ write }) => write.removal),
    takenLast,
    last,
    steps([api.removal], sofar),
  ];
  return {
    identifier,
    last: api.removal !== undefined,
    stages: stages.filter((stage) => stage.length > 0),
    grantsKnown,
  };
}

function writesIn(...stages: readonly (readonly Step[])[]): readonly Write[] {
  return stages.flat().map(({ write }) => write);
}
