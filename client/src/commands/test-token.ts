import { desiredState } from "../../../server/src/tenant/desired/desired-from-file.ts";
import { findApplication } from "../token/application.ts";
import { chooseGrant } from "../token/choose-grant.ts";
import { askOrganization, needsOrganization } from "../token/organization.ts";
import { requestWithProgress } from "../token/request.ts";
import { settleSecret } from "../token/settle-secret.ts";
import { showResult } from "../token/show-result.ts";
import { plain } from "../views/plain.ts";
import type { Command } from "./register.ts";

/** Requests a token for an API and an application of the file, verifies it and shows the verdict. */
export const testToken: Command = async (services, document) => {
  const { choice, secrets, log } = services;
  const target = await choice.choose(document);
  if (!target) return;
  const { tenant, open } = target;
  const { apis } = desiredState(open.file, tenant, open.findings);
  const chosen = await chooseGrant(apis, document, target);
  const organization = chosen && needsOrganization(chosen.grant) ? await askOrganization(chosen.grant) : undefined;
  if (chosen && needsOrganization(chosen.grant) && organization === undefined) return;
  const application = chosen && (await findApplication(chosen.grant, target, services));
  if (!chosen || !application) return;

  const { domain } = tenant;
  log.info(`Asking ${domain} for a token: ${plain(chosen.api.identifier)}, as ${plain(application.clientId)}.`);
  const test = { ...chosen, application, target, apis, organization };
  const tested = await requestWithProgress(test, services);
  await settleSecret(tested, application, domain, secrets);
  showResult(tested, test, services);
};
