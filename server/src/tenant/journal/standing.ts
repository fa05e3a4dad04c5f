import type { JsonObject } from "../../facts/json.ts";
import { difference, moves } from "../plan/difference.ts";
import { comparable } from "../plan/encryption-key.ts";
import { thumbprint } from "../thumbprint.ts";
import type { Touched } from "./history.ts";

/** How an API or a grant that a sync wrote stands now. */
export type Standing =
  /** As the sync left it: an undo may take that back. */
  | { readonly as: "left" }
  /** As it was before the sync: there is nothing to take back. */
  | { readonly as: "before" }
  /** Somebody has changed it since. */
  | { readonly as: "moved"; readonly how: string };

/** @param now - what the tenant has in its place */
export function standingOf(
  { id, before, after, unheard }: Touched,
  now: { readonly id: string; readonly fields: JsonObject } | undefined,
): Standing {
  if (!now) {
    if (!after) return { as: "left" };
    return before ? { as: "moved", how: "It has been deleted since." } : { as: "before" };
  }
  if (before && moves(before, now.fields).length === 0) return { as: "before" };
  if (!after) return { as: "moved", how: "It has been made again since." };
  if (id !== null && id !== now.id) return { as: "moved", how: "It has been deleted and made again since." };
  // Where nobody heard the answer, what was sent is known: an encryption key itself, and of a create no more than that.
  const { want, have } = comparable(after, now.fields, thumbprint);
  const found = !before && unheard ? mentioned(want, have) : moves(want, have);
  if (found.length === 0) return { as: "left" };
  return { as: "moved", how: `It has been changed since: ${found.map(({ path }) => path).join(", ")}.` };
}

function mentioned(want: JsonObject, have: JsonObject) {
  const { fields, leftOut } = difference(want, have);
  return [...fields, ...leftOut];
}
