import type { Part } from "./call.ts";
import { endAt } from "./match.ts";

/** What stands around a name by whose value a program chooses. */
export interface Around {
  /** Sticky; looks behind, from the name's beginning. */
  readonly before: RegExp;
  /** Sticky; from the name's end up to the first of what is chosen from. */
  readonly behind: RegExp;
}

/** Where what is chosen from begins, in UTF-16 units; `undefined` where something else stands around the name. */
export function chosenFrom(text: string, { start, end }: Part, { before, behind }: Around): number | undefined {
  return endAt(before, text, start) === undefined ? undefined : endAt(behind, text, end);
}

/** How far it is read, in UTF-16 units, and how many texts at most: a file may be hostile. */
export const LONGEST = 1000;
export const MOST_TEXTS = 25;
