import { l10n, window } from "vscode";
import { signIn } from "../credentials/sign-in.ts";
import { activeDocument } from "../current-file.ts";
import type { Services } from "../services.ts";

/** Asks for the Management API credentials of the chosen tenant, in place of those that are kept. */
export async function signInCommand({ choice, secrets }: Services): Promise<void> {
  const document = activeDocument();
  const target = document && (await choice.choose(document));
  if (!target) return;
  const { domain } = target.tenant;
  if (target.local) {
    void window.showInformationMessage(l10n.t("The local tenant needs no sign-in."));
  } else if (await signIn(domain, secrets)) {
    void window.showInformationMessage(l10n.t("Signed in to {0}.", domain));
  }
}

/** Forgets the Management API credentials of the chosen tenant. */
export async function signOutCommand({ choice, secrets }: Services): Promise<void> {
  const document = activeDocument();
  const target = document && (await choice.choose(document));
  if (!target) return;
  await secrets.forgetManagement(target.tenant.domain);
  void window.showInformationMessage(l10n.t("Signed out of {0}.", target.tenant.domain));
}
