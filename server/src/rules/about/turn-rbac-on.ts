import type { ApiView } from "../../document/read/api.ts";
import { insertEntry } from "../../document/edit/edits.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Fix } from "../../document/finding.ts";
import { isInherited } from "../../document/read/value.ts";
import { replaceFix, turnOnFix } from "./fixes.ts";

/**
 * Turns an API's RBAC on. Where the finding stands at what `defaults` says, that is for all APIs that take it over, and so `defaults` is
 * the place for it: one of these APIs alone is none.
 *
 * @param shownAt - the key at which the finding stands
 * @param after - behind which a new line for it comes
 */
export function turnRbacOn(api: ApiView, shownAt: string, after: string, file: AuthApisFile): readonly Fix[] {
  if (!isInherited(api.entry(shownAt))) return turnOnFix(api, "enforce_policies", TITLE, after);
  const rbac = api.get("enforce_policies");
  return rbac ? replaceFix(rbac, true, TITLE) : addToDefaults(after, file);
}

/** None where the file extends what says `after`, or where the text of `defaults` can't be read to its end. */
function addToDefaults(after: string, { keys }: AuthApisFile): readonly Fix[] {
  const { value, block } = keys.findLast(({ key }) => key === "defaults") ?? {};
  if (value?.kind !== "map" || value.via !== undefined || block?.parsed.problems.length !== 0) return [];
  const entry = value.entries.get(after);
  if (entry === undefined || entry.via !== undefined) return [];
  return [{ title: TITLE, edits: [insertEntry(value, "enforce_policies", "true", entry)], safe: false }];
}

const TITLE = "Turn RBAC on (users get only what their roles allow)";
