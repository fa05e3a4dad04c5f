import type { TextDocument } from "vscode";
import { desiredState } from "../../../server/src/tenant/desired/desired-from-file.ts";
import { noFile, openDocument } from "../current-file.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { findApplication } from "../token/application.ts";
import { type ChosenGrant, chooseGrant, sameGrant } from "../token/choose-grant.ts";
import { askOrganization, needsOrganization } from "../token/organization.ts";
import { requestWithProgress } from "../token/request.ts";
import { settleSecret } from "../token/settle-secret.ts";
import { showResult } from "../token/show-result.ts";
import { plain } from "../views/plain.ts";
import type { Command } from "./register.ts";

/** Requests a token for an API and an application of the file, verifies it and shows the verdict. */
export const testToken: Command = (services, document) => request(services, document);

/** @param before - what was chosen before and is meant once more, wherever the cursor is by now */
async function request(services: Services, document: TextDocument, before?: ChosenGrant): Promise<void> {
  const { choice, secrets, log } = services;
  const target = await choice.choose(document);
  if (!target) return;
  const { tenant, open } = target;
  const { apis } = desiredState(open.file, tenant, open.findings);
  const chosen = before ? sameGrant(apis, before) : await chooseGrant(apis, document, target);
  const organization = chosen && needsOrganization(chosen.grant) ? await askOrganization(chosen.grant) : undefined;
  if (chosen && needsOrganization(chosen.grant) && organization === undefined) return;
  const application = chosen && (await findApplication(chosen.grant, target, services));
  if (!chosen || !application) return;

  const { domain } = tenant;
  log.info(`Asking ${domain} for a token: ${plain(chosen.api.identifier)}, as ${plain(application.clientId)}.`);
  const test = { ...chosen, application, target, apis, organization };
  // Whoever asks once more wants another token, also while the one before is valid.
  const tokens = before ? { ...services.tokens, find: () => undefined } : services.tokens;
  const tested = await requestWithProgress(test, { ...services, tokens });
  await settleSecret(tested, application, domain, secrets);
  const again = (): Promise<void> => {
    const now = openDocument(document.uri);
    if (!now) throw new Problem(noFile().problem);
    return request(services, now, chosen);
  };
  showResult(tested, { ...test, again }, services);
}
