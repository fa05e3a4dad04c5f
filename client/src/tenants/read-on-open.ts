import { Disposable, type TextDocument, window, workspace } from "vscode";
import { currentDocument } from "../current-file.ts";
import type { FileDrift } from "../drift/file-drift.ts";
import type { Services } from "../services.ts";
import { readQuietly } from "./read-tenant.ts";
import { silentTries } from "./silent-tries.ts";

/**
 * Reads the tenant of a file that is shown, once in a window, where somebody is signed in to it already. Nobody has asked for
 * it, so nobody is asked anything, and what fails is said in the log alone. It is tried again when the file is shown or saved
 * the next time, another tenant is chosen, or somebody signs in; never by a clock.
 */
export function readOnOpen({ choice, drifts, connections, readings, log }: Services): Disposable {
  const tries = silentTries();
  const read = async ({ target, access }: FileDrift): Promise<void> => {
    if (!target || access === "none" || readings.of(target.tenant.domain)) return;
    const { domain } = target.tenant;
    if (!isWanted(target.open.document) || !tries.begin(domain)) return;
    // An environment that has no credentials any more is no news before somebody asks for the tenant.
    const api = await connections.existing(target).catch(() => undefined);
    if (tries.end(domain, api ? await readQuietly(readings, api, log) : "refused")) void drifts.refresh();
  };
  const again = (): void => {
    if (currentDocument() && tries.shown()) void drifts.refresh();
  };
  return Disposable.from(
    drifts.onDidChange((found) => {
      if (found) void read(found);
    }),
    choice.onDidChange(() => tries.changed()),
    connections.onDidChange(() => tries.changed()),
    window.onDidChangeActiveTextEditor(again),
    workspace.onDidSaveTextDocument((saved) => {
      if (saved === currentDocument()) again();
    }),
  );
}

function isWanted({ uri }: TextDocument): boolean {
  return workspace.getConfiguration("authApis", uri).get("readTenantOnOpen", true);
}
