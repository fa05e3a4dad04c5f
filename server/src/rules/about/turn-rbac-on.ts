import type { ApiView } from "../../document/read/api.ts";
import type { Fix } from "../../document/finding.ts";
import { isInherited } from "../../document/read/value.ts";
import { replaceFix, turnOnFix } from "./fixes.ts";

/**
 * Turns an API's RBAC on. Where the finding stands at what `defaults` says, that is for all APIs that take it over: one of them alone
 * is no place for the fix, so none is offered if RBAC isn't off in `defaults` as well.
 *
 * @param shownAt - the key at which the finding stands
 * @param after - behind which a new line for it comes
 */
export function turnRbacOn(api: ApiView, shownAt: string, after: string): readonly Fix[] {
  return isInherited(api.entry(shownAt))
    ? replaceFix(api.get("enforce_policies"), true, TITLE)
    : turnOnFix(api, "enforce_policies", TITLE, after);
}

const TITLE = "Turn RBAC on (users get only what their roles allow)";
