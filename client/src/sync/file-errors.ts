import { errorsFor } from "../../../server/src/document/finding.ts";
import type { DesiredState } from "../../../server/src/tenant/desired/desired.ts";
import type { Target } from "../tenants/target.ts";

/** An error finding that keeps something from being synced to a tenant. */
export interface FileError {
  /** From 1, as editors number them. */
  readonly line: number;
  readonly message: string;
}

/** How far the errors of a file keep it from a tenant. */
export interface Blocked {
  /** In the order of the text; none where they block nothing there. */
  readonly errors: readonly FileError[];
  /** Number of APIs that can't be synced. */
  readonly apis: number;
  /** Nothing is left to sync, so that nobody needs to ask the tenant. */
  readonly all: boolean;
}

export function blockedBy({ open, tenant }: Target, { apis }: DesiredState): Blocked {
  const blocked = apis.filter((api) => api.blocked !== undefined).length;
  const errors = errorsFor(open.findings, tenant.name).map(({ at, message }) => ({
    line: open.file.document.rangeOf(at).start.line + 1,
    message,
  }));
  const matters = errors.length > 0 && (blocked > 0 || apis.length === 0);
  return { errors: matters ? errors : [], apis: blocked, all: matters && blocked === apis.length };
}
