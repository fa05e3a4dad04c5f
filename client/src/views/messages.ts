import { commands, l10n, type LogOutputChannel, type TextDocument, window } from "vscode";
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

/** What failed: the document that it was done on, and how to do it once more. */
export interface Attempt {
  readonly document: TextDocument;
  readonly again: () => unknown;
}

/** Tells what went wrong and offers what to do next. The log gets the same words: they hold no secret. */
export function tellFailure(log: LogOutputChannel, error: unknown, attempt?: Attempt): void {
  if ((error instanceof TenantError || error instanceof TokenError) && error.code === "cancelled") return;
  const words = wordsOf(error);
  log.error(plain(words));
  const signIn = attempt ? signInAndRetry(attempt) : signInAlone;
  const showLog = { label: l10n.t("Show Log"), run: () => log.show() };
  tell(log, "error", words, needsSignIn(error) ? [signIn, showLog] : error instanceof Problem ? [] : [showLog]);
}

const signInAlone: Action = {
  label: l10n.t("Sign In…"),
  run: () => commands.executeCommand("authApis.signIn"),
};

/** Signing in anew takes nobody's work away: what was asked for is done once more. */
export function signInAndRetry({ document, again }: Attempt): Action {
  return {
    label: l10n.t("Sign In and Try Again…"),
    run: async () => {
      if (await commands.executeCommand("authApis.signIn", document.uri)) await again();
    },
  };
}

/** An error that is none of ours is named by its kind alone: its message may quote what must not be shown. */
export function wordsOf(error: unknown): string {
  if (error instanceof Problem) return error.message;
  if (error instanceof TenantError || error instanceof TokenError) {
    const { title, detail, nextStep } =
      error instanceof TenantError ? explain(error.code, error.facts) : explainToken(error.code, error.facts);
    return `${title} ${detail} ${nextStep}`;
  }
  const kind = error instanceof Error ? error.name : typeof error;
  return l10n.t("Something went wrong in this extension ({0}). Please report it.", kind);
}

/** Could another sign-in help? */
export function needsSignIn(error: unknown): boolean {
  const codes = ["refused-credentials", "no-management-access", "forbidden", "bad-key"];
  return error instanceof TenantError && codes.includes(error.code);
}
