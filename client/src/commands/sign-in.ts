import { l10n } from "vscode";
import { isPreviewOnly } from "../../../server/src/tenant/plan/permissions.ts";
import { tell } from "../views/messages.ts";
import type { Command } from "./register.ts";

/** Asks for the Management API credentials of the chosen tenant, in place of those that are kept. True: somebody has signed in. */
export const signIn: Command = async ({ choice, connections, log }, document) => {
  const target = await choice.choose(document);
  if (!target) return false;
  const { domain } = target.tenant;
  if (target.local) {
    tell(log, "info", l10n.t("The local tenant needs no sign-in."));
    return true;
  }
  const api = await connections.signIn(domain);
  if (!api) return false;
  if (isPreviewOnly(api.known()?.permissions)) {
    tell(
      log,
      "warning",
      l10n.t("Signed in to {0}, for previews only: the permissions to change APIs or grants are missing.", domain),
    );
  } else tell(log, "info", l10n.t("Signed in to {0}.", domain));
  return true;
};

/** Forgets all secrets that are kept for the chosen tenant's domain. */
export const signOut: Command = async ({ choice, connections, log }, document) => {
  const target = await choice.choose(document);
  if (!target) return;
  const { domain } = target.tenant;
  if (target.local) {
    tell(log, "info", l10n.t("The local tenant's secrets lie in its own directory: nothing is kept here."));
    return;
  }
  await connections.signOut(domain);
  tell(log, "info", l10n.t("Signed out of {0}: its secrets are forgotten.", domain));
};
