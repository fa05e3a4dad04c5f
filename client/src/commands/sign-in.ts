import { l10n } from "vscode";
import { tell } from "../views/messages.ts";
import type { Command } from "./register.ts";

/** Asks for the Management API credentials of the chosen tenant, in place of those that are kept. */
export const signIn: Command = async ({ choice, connections, log }, document) => {
  const target = await choice.choose(document);
  if (!target) return;
  const { domain } = target.tenant;
  if (target.local) {
    tell(log, "info", l10n.t("The local tenant needs no sign-in."));
  } else if (await connections.signIn(domain)) {
    tell(log, "info", l10n.t("Signed in to {0}.", domain));
  }
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
