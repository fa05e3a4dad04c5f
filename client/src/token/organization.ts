import { l10n, window } from "vscode";
import type { DesiredGrant } from "../../../server/src/tenant/desired/desired.ts";
import { plain } from "../views/plain.ts";

/** Does the grant give tokens within an organization only? */
export function needsOrganization({ fields }: DesiredGrant): boolean {
  return fields["organization_usage"] === "require";
}

/** Asks in which organization the token is wanted. `undefined` where the user leaves it. */
export async function askOrganization({ client }: DesiredGrant): Promise<string | undefined> {
  const prompt = l10n.t(
    "{0} gets tokens within an organization: its id, or its name where the tenant allows names.",
    plain(client),
  );
  const text = await window.showInputBox({
    title: l10n.t("Organization"),
    prompt,
    placeHolder: "org_…",
    ignoreFocusOut: true,
  });
  return text?.trim() || undefined;
}
