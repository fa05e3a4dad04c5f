import { commands, l10n, type LogOutputChannel, window } from "vscode";
import { explain } from "../../../server/src/tenant/connection/explain.ts";
import { TenantError } from "../../../server/src/tenant/connection/tenant-error.ts";
import { explain as explainToken } from "../../../server/src/token/connection/explain.ts";
import { TokenError } from "../../../server/src/token/connection/token-error.ts";
import { Problem } from "../problem.ts";
import { plain } from "./plain.ts";

/** A button of a message. */
export interface Action {
  readonly label: string;
  readonly run: () => unknown;
}

/** Says something without waiting for an answer; a button runs its action when, and if, it is pressed. */
export function tell(
  log: LogOutputChannel,
  kind: "info" | "warning" | "error",
  message: string,
  actions: readonly Action[] = [],
): void {
  const labels = actions.map(({ label }) => label);
  const text = plain(message);
  const show = {
    info: () => window.showInformationMessage(text, ...labels),
    warning: () => window.showWarningMessage(text, ...labels),
    error: () => window.showErrorMessage(text, ...labels),
  };
  const answered = async (): Promise<void> => {
    const answer = await show[kind]();
    await actions.find(({ label }) => label === answer)?.run();
  };
  answered().catch((error: unknown) => tellFailure(log, error));
}

/** Tells what went wrong and offers what to do next. The log gets the same words: they hold no secret. */
export function tellFailure(log: LogOutputChannel, error: unknown): void {
  if ((error instanceof TenantError || error instanceof TokenError) && error.code === "cancelled") return;
  const words = wordsOf(error);
  log.error(plain(words));
  const signIn = { label: l10n.t("Sign In…"), run: () => commands.executeCommand("authApis.signIn") };
  const showLog = { label: l10n.t("Show Log"), run: () => log.show() };
  tell(log, "error", words, needsSignIn(error) ? [signIn, showLog] : error instanceof Problem ? [] : [showLog]);
}

/** An error that is none of ours is named by its kind alone: its message may quote what must not be shown. */
function wordsOf(error: unknown): string {
  if (error instanceof Problem) return error.message;
  if (error instanceof TenantError || error instanceof TokenError) {
    const { title, detail, nextStep } =
      error instanceof TenantError ? explain(error.code, error.facts) : explainToken(error.code, error.facts);
    return `${title} ${detail} ${nextStep}`;
  }
  const kind = error instanceof Error ? error.name : typeof error;
  return l10n.t("Something went wrong in this extension ({0}). Please report it.", kind);
}

function needsSignIn(error: unknown): boolean {
  return (
    error instanceof TenantError && (error.code === "refused-credentials" || error.code === "no-management-access")
  );
}
