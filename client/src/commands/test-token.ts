import { desiredState } from "../../../server/src/tenant/desired-from-file.ts";
import { findApplication } from "../token/application.ts";
import { chooseGrant } from "../token/choose-grant.ts";
import { requestAndShow } from "../token/request.ts";
import type { Command } from "./register.ts";

/** Requests a token for an API and an application of the file, verifies it and shows the verdict. */
export const testToken: Command = async (services, document) => {
  const target = await services.choice.choose(document);
  if (!target) return;
  const { tenant, open } = target;
  const { apis } = desiredState(open.file, tenant, open.findings);
  const chosen = await chooseGrant(apis, document, target);
  const application = chosen && (await findApplication(chosen.grant, target, services));
  if (!chosen || !application) return;
  await requestAndShow(
    { ...chosen, application, target, identifiers: apis.map(({ identifier }) => identifier) },
    services,
  );
};
