import { commands, l10n, Range, WorkspaceEdit } from "vscode";
import { type FileEdit, type Repair, repairText } from "../../../server/src/expected/repair.ts";
import { repairEdits } from "../../../server/src/tenant/repair/repair-edits.ts";
import { noFile, openDocument, readOpenFile } from "../current-file.ts";
import { makeEdit } from "../edit-document.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import type { Target } from "../tenants/target.ts";
import { type Action, tellFailure } from "../views/messages.ts";
import { plain } from "../views/plain.ts";
import { reveal } from "../views/reveal.ts";

/** More buttons than that are no help. */
const most = 3;

/** What is to be mended. */
interface Mended {
  readonly target: Target;
  /** Requests the token once more; where none was, the cursor says which one is meant. */
  readonly again?: () => unknown;
}

/** What mends a token or a refusal, as buttons; each thing once. What only the tenant itself can mend has none. */
export function repairActions(repairs: readonly Repair[], { target, again }: Mended, services: Services) {
  const { uri } = target.open.document;
  const run = (command: string) => () => commands.executeCommand(`authApis.${command}`, uri);
  const request = again ?? run("testToken");
  const actionOf = (repair: Repair): Action | undefined => {
    switch (repair.kind) {
      case "sync":
        return { label: l10n.t("Sync to Tenant"), run: run("syncToTenant") };
      case "edit":
        return { label: plain(repairText(repair)), run: () => edit(repair.edit, target).catch(failed) };
      case "give-secret":
        // The local tenant's directory knows every secret.
        return target.local ? undefined : { label: l10n.t("Give Another Secret…"), run: request };
      case "new-token":
        return { label: l10n.t("Request a New Token"), run: request };
      case "retry":
      case "name-organization":
      case "on-tenant":
        return undefined;
    }
  };
  const failed = (error: unknown): void => tellFailure(services.log, error);
  const actions = repairs.map(actionOf).filter((action) => action !== undefined);
  return [...new Map(actions.map((action) => [action.label, action])).values()].slice(0, most);
}

/** Makes the edit in the file as it is now, and shows it. It can be undone like any other. */
async function edit(repair: FileEdit, { open, tenant }: Target): Promise<void> {
  // It may have been closed since, and what was known of it then isn't what stands there.
  const document = openDocument(open.document.uri);
  if (!document) throw new Problem(noFile().problem);
  const { file } = readOpenFile(document, open.options);
  const edits = repairEdits(file, tenant, repair);
  if (edits.length === 0)
    throw new Problem(l10n.t("The file has changed, or says it in another place: edit it by hand."));
  const all = new WorkspaceEdit();
  const ranges = edits.map(({ at, text }) => {
    const { start, end } = file.document.rangeOf(at);
    const range = new Range(start.line, start.character, end.line, end.character);
    all.replace(document.uri, range, text);
    return range;
  });
  await makeEdit(all);
  const [first] = ranges;
  if (first) await reveal(document, first.start.line + 1);
}
