import { l10n } from "vscode";
import { indexTenant, type TenantIndex } from "../../../server/src/facts/tenant-index.ts";
import type { TenantState } from "../../../server/src/facts/tenant-state.ts";
import { readTenant } from "../../../server/src/tenant/connection/read.ts";
import { foresee } from "../../../server/src/token/verdict/foresee.ts";
import { identify, isOrdinary, type NamedGrant } from "../../../server/src/tenant/desired/named-grant.ts";
import type { Services } from "../services.ts";
import type { Target } from "../tenants/target.ts";
import { chosenTarget } from "./chosen-target.ts";
import { now } from "../token/request.ts";
import { brokenOf } from "./broken-row.ts";
import { otherScopes } from "./other-scopes.ts";
import type { GrantUnderTest, Judge, Judged } from "./run.ts";

/**
 * The default profile: what a token would be by the file, beside what the tenant as it stands would give. It requests no
 * token and asks the user nothing, since *Run All* of a workspace runs the tests of every extension.
 */
export function compareWithTenant(services: Services): Judge {
  const states = new Map<string, Promise<TenantState | undefined>>();
  const read = async (target: Target, signal: AbortSignal): Promise<TenantState | undefined> => {
    const api = await services.connections.existing(target);
    return api && readTenant(api, { signal });
  };
  return {
    target: (item) => chosenTarget(services, item.uri),
    async judge(test, signal) {
      const { domain } = test.target.tenant;
      const reading = states.get(domain) ?? read(test.target, signal);
      states.set(domain, reading);
      const state = await reading;
      if (!state) return { state: "skipped", why: l10n.t("Not signed in to {0}.", domain) };
      return test.grant.subjectType === "client" ? compareToken(test, state) : compareGrant(test, indexTenant(state));
    },
  };
}

/** As a plan knows it, so that no test fails over what a sync would find nothing to do for. */
function identified({ api, grant }: GrantUnderTest, index: TenantIndex): NamedGrant {
  return identify(grant, index.grants(api.identifier).filter(isOrdinary), index);
}

function compareToken(test: GrantUnderTest, tenant: TenantState): Judged {
  const { api, apis, grant, target } = test;
  const { application: found } = identified(test, indexTenant(tenant));
  if ("problem" in found) return { state: "failed", broken: [{ message: found.problem }] };
  const application = { named: grant.client, clientId: found.clientId };
  const { answer, rows } = foresee({ tenant: target.tenant, api, grant, application, file: apis }, tenant, now());
  if (answer.token === "no") {
    const blocking = answer.reasons.filter(({ weight }) => weight === "blocks");
    return { state: "failed", broken: blocking.map(({ title, detail }) => ({ message: `${title} ${detail}` })) };
  }
  const broken = rows.filter(({ state }) => state === "differs").map(brokenOf);
  return broken.length > 0 ? { state: "failed", broken } : { state: "passed" };
}

/** A grant for users: its tokens come from their sign-ins, so only the grant itself is compared. */
function compareGrant(test: GrantUnderTest, index: TenantIndex): Judged {
  const { api, grant } = test;
  const { application, there } = identified(test, index);
  if ("problem" in application) return { state: "failed", broken: [{ message: application.problem }] };
  if (!there) {
    const message = l10n.t(
      "The tenant has no grant of {0} for users of {1}. Sync the file.",
      grant.client,
      api.identifier,
    );
    return { state: "failed", broken: [{ message }] };
  }
  const scopes = otherScopes(grant.fields, there.fields);
  if (scopes === undefined) return { state: "passed" };
  const message = l10n.t("The grant on the tenant has other scopes. Sync the file, or pull from the tenant.");
  return { state: "failed", broken: [{ message, ...scopes }] };
}
