import { apply } from "../../server/src/tenant/apply/apply.ts";
import type { Result } from "../../server/src/tenant/apply/outcome.ts";
import { isEmpty, type Plan } from "../../server/src/tenant/plan/plan.ts";
import { preview } from "../../server/src/tenant/sync.ts";
import { desiredState, type Wanted } from "./build.ts";
import type { fakeTenant } from "./fake-tenant.ts";

export type Fake = ReturnType<typeof fakeTenant>;

/** What a row says became of it, and of whom else. */
export function shown(result: Result | undefined): string {
  if (result?.state === "moved") return result.gone ? "gone" : `moved: ${result.now.map(({ path }) => path).join()}`;
  if (result?.state === "written" && result.meanwhile) return `meanwhile: ${result.meanwhile.join()}`;
  return result?.state === "failed" ? `failed: ${result.failure.code}` : (result?.state ?? "none");
}

/** A rerun, and one more that has nothing to do. */
export async function converges(fake: Fake, wanted: readonly Wanted[]): Promise<boolean> {
  const again = async (): Promise<Plan> => {
    const { plan } = await preview(desiredState(wanted), fake.api());
    await apply(plan, fake.api(), { allowRemovals: true });
    return plan;
  };
  await again();
  return isEmpty(await again());
}
