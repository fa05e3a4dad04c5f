import { type Disposable, type TextDocument, workspace } from "vscode";
import type { FileDrift } from "../drift/file-drift.ts";
import type { Services } from "../services.ts";
import { readQuietly } from "./readings.ts";

/**
 * Reads the tenant of a file that is shown, once in a window, where somebody is signed in to it already. Nobody has asked for
 * it, so nobody is asked anything, and what fails is said in the log alone.
 */
export function readOnOpen({ drifts, connections, readings, log }: Services): Disposable {
  const tried = new Set<string>();
  const read = async ({ target, access }: FileDrift): Promise<void> => {
    if (!target || access === "none" || readings.of(target.tenant.domain)) return;
    const { domain } = target.tenant;
    if (tried.has(domain) || !isWanted(target.open.document)) return;
    tried.add(domain);
    const api = await connections.existing(target);
    if (api) await readQuietly(readings, api, log);
  };
  return drifts.onDidChange((found) => {
    // An environment that has no credentials any more is no news before somebody asks for the tenant.
    if (found) read(found).catch(() => undefined);
  });
}

function isWanted({ uri }: TextDocument): boolean {
  return workspace.getConfiguration("authApis", uri).get("readTenantOnOpen", true);
}
