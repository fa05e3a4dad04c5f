import type { Change } from "./change.ts";

/** What whoever wants a row has to say of it. */
export function noteOf(note: string | undefined): Pick<Change, "reason"> {
  return note === undefined ? {} : { reason: note };
}
