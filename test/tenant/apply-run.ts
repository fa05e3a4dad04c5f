import { apply } from "../../server/src/tenant/apply/apply.ts";
import { preview } from "../../server/src/tenant/sync.ts";
import { apiOnTenant, clientOnTenant, desiredState, type Wanted } from "./build.ts";
import type { FakeState } from "./fake-management.ts";
import { type FakeOptions, fakeTenant } from "./fake-tenant.ts";

const clients = [clientOnTenant("worker"), clientOnTenant("shop")];

/** Plans and applies; `meanwhile` is what somebody else does between the two. */
export async function run(
  wanted: readonly Wanted[],
  options: FakeOptions,
  { allowRemovals = true, meanwhile }: { allowRemovals?: boolean; meanwhile?: (state: FakeState) => void } = {},
) {
  const fake = fakeTenant({ ...options, state: { clients, ...options.state } });
  const api = fake.api();
  const { plan } = await preview(desiredState(wanted), api);
  meanwhile?.(fake.state);
  const start = fake.sent.length;
  const outcomes = await apply(plan, api, { allowRemovals });
  return { fake, plan, outcomes, sent: fake.sent.slice(start) };
}

export const rename: Wanted = { fields: { name: "After" } };
export const renamed = { apis: [apiOnTenant({ name: "Before" })] };
