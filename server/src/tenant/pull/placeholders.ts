import type { Edit } from "../../document/finding.ts";
import type { Rewriting } from "./rewrite.ts";
import type { PullTarget } from "./target.ts";
import { variableEdit } from "./variable-edit.ts";

/** What becomes of placeholders whose value is no longer the tenant's. */
export interface Placeholders {
  readonly rewrite: NonNullable<Rewriting["placeholder"]>;
  /** The edits that change a variable's value, so that the placeholder stays. */
  readonly inVariables: readonly Edit[];
  /** @param which - `variables`: only those of `inVariables` are made */
  notes(which: "variables" | "all"): readonly string[];
}

export function pullPlaceholders({ tenant, file, desired }: PullTarget): Placeholders {
  const inVariables: Edit[] = [];
  const changed: string[] = [];
  const replaced: string[] = [];
  return {
    rewrite: (value, to) => {
      const names = value.variables.map((name) => `\${${name}}`).join(" and ");
      const edit = variableEdit(value, to, tenant, file);
      if (edit) {
        inVariables.push(edit);
        changed.push(`${names} has another value for ${tenant.name} now; it is used only by ${desired.identifier}.`);
        return [];
      }
      replaced.push(`${desired.identifier}: the tenant's own value stands in the place of ${names}.`);
      return undefined;
    },
    inVariables,
    notes: (which) => (which === "all" ? [...changed, ...replaced] : changed),
  };
}
