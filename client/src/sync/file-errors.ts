import type { DesiredState } from "../../../server/src/tenant/desired.ts";
import type { Target } from "../tenants/target.ts";

/** An error finding that keeps something from being synced to a tenant. */
export interface FileError {
  /** From 1, as editors number them. */
  readonly line: number;
  readonly message: string;
}

/** The errors of the file that hold on the target's tenant, in the order of the text. */
export function fileErrors({ open, tenant }: Target): readonly FileError[] {
  return open.findings
    .filter(({ severity, tenants }) => severity === "error" && (tenants === undefined || tenants.includes(tenant.name)))
    .map(({ at, message }) => ({ line: open.file.document.rangeOf(at).start.line + 1, message }));
}

/** Do they leave nothing to sync? Then nobody needs to ask the tenant. */
export function blocksAll(errors: readonly FileError[], { apis }: DesiredState): boolean {
  return errors.length > 0 && apis.every(({ blocked }) => blocked !== undefined);
}
