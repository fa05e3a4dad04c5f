import { type PlanFile, readPlanFile } from "../../tenant/plan-file.ts";
import { UsageError } from "../exit.ts";
import type { Values } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import { readInputText } from "../target/input-text.ts";
import type { planOptions } from "./read-plan.ts";

/** @throws UsageError where the file is no plan that this version can apply */
export async function readReviewed(path: string, terminal: Terminal): Promise<PlanFile> {
  const found = readPlanFile((await readInputText(path, terminal)).text);
  if ("problem" in found) throw new UsageError(`${path} can't be applied: ${found.problem}`);
  return found;
}

type Asked = Pick<Values<typeof planOptions>, "tenant" | "api" | "keep-renamed">;

/**
 * The arguments with which a reviewed plan is made anew: its own, where none are given. Files may be given under other paths;
 * whether they say the same, the comparison of the plans shows.
 *
 * @throws UsageError where arguments ask for another plan than the reviewed one
 */
export function asReviewed(
  { made }: PlanFile,
  operands: readonly string[],
  values: Asked,
): { readonly operands: readonly string[]; readonly values: Asked } {
  if (values.api.length > 0 || values["keep-renamed"]) {
    throw new UsageError("--api and --keep-renamed belong to the plan; give them to plan --out, not to sync --plan");
  }
  return {
    operands: operands.length > 0 ? operands : made.files,
    values: { tenant: values.tenant ?? made.tenant, api: made.apis, "keep-renamed": made.keepRenamed },
  };
}
