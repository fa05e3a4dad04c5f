import { l10n, type Uri, workspace } from "vscode";
import type { Services } from "../services.ts";
import { untrusted } from "../trust.ts";
import { plain } from "../views/plain.ts";
import type { Target } from "../tenants/target.ts";

/** The tenant that is chosen for a file, without asking; a sentence where none is, or none may be reached. */
export async function chosenTarget({ choice }: Services, uri: Uri): Promise<Target | string> {
  if (!workspace.isTrusted) return untrusted();
  const target = await choice.chosen(await workspace.openTextDocument(uri));
  return (
    target ?? l10n.t("No tenant is chosen for {0}: run Auth APIs: Select Tenant.", plain(workspace.asRelativePath(uri)))
  );
}
