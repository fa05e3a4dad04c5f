import type { TokenTest } from "../../expected/token-test.ts";
import { clientGrants, isGrantOf, type NamedApplication, type WantedApi } from "../../expected/wanted.ts";
import { desiredState } from "../../tenant/desired/desired-from-file.ts";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { findApplication } from "./application.ts";
import { chooseApi, chooseClient } from "./grant-choice.ts";
import type { Target } from "../target/target.ts";

/** Which tokens are tested. */
export interface TestChoice {
  readonly api: string | undefined;
  readonly client: string | undefined;
  readonly all: boolean;
  readonly organization: string | undefined;
}

/** @throws UsageError; TenantError where an application can't be looked up */
export async function tokenTests(
  target: Target,
  { api: wanted, client, all, organization }: TestChoice,
  terminal: Terminal,
): Promise<readonly TokenTest[]> {
  const { apis } = desiredState(target.input.file, target.tenant, target.input.findings);
  const named = { tenant: target.tenant, file: apis, organization };
  if (!all) {
    const api = chooseApi(apis, wanted);
    const application = await findApplication(chooseClient(api, client), target, terminal);
    const grant = clientGrants(api).find((each) => isGrantOf(each, application));
    if (api.blocked !== undefined)
      terminal.talk(`The file is wrong here, so the verdict may be as well: ${api.blocked}`);
    if (!grant) terminal.talk(noGrant(api, application));
    return [{ ...named, api, grant, application }];
  }
  if (client !== undefined) throw new UsageError("--all and --client exclude each other");
  const chosen = wanted === undefined ? apis.filter(({ absent }) => !absent) : [chooseApi(apis, wanted)];
  const tests: TokenTest[] = [];
  for (const api of chosen) {
    for (const grant of clientGrants(api)) {
      tests.push({ ...named, api, grant, application: await findApplication(grant.client, target, terminal) });
    }
  }
  if (tests.length === 0) throw new UsageError("the file grants no application a token of its own on this tenant");
  return tests;
}

function noGrant({ grants = [] }: WantedApi, application: NamedApplication): string {
  const { named } = application;
  const forUsers = grants.some((each) => each.subjectType === "user" && !each.absent && isGrantOf(each, application));
  if (!forUsers) return `The file has no grant of ${named} here, so scopes are not judged.`;
  return (
    `The file's grant of ${named} here is for users: their tokens come from a login; judge one with --stdin. ` +
    "A token of its own takes a grant without `subject_type: user`."
  );
}
