import { l10n, workspace } from "vscode";
import { Problem } from "./problem.ts";

/** @throws Problem in a workspace that the user doesn't trust, whoever asks: no tenant is reached from there */
export function requireTrust(): void {
  if (!workspace.isTrusted) throw new Problem(untrusted());
}

/** What doesn't happen where the user doesn't trust the workspace. */
export function untrusted(): string {
  return l10n.t("In an untrusted workspace Auth APIs reaches no tenant and starts no program.");
}
