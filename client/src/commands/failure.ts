import { commands, l10n, type LogOutputChannel, window } from "vscode";
import { explain } from "../../../server/src/tenant/explain.ts";
import { TenantError } from "../../../server/src/tenant/tenant-error.ts";
import { explain as explainToken } from "../../../server/src/token/explain.ts";
import { TokenError } from "../../../server/src/token/token-error.ts";

/** Tells the user what went wrong and offers what to do next. The log gets the same words: they hold no secret. */
export function showFailure(error: unknown, log: LogOutputChannel): void {
  if (error instanceof TenantError && error.code === "cancelled") return;
  const { title, rest } = words(error);
  log.error(`${title} ${rest}`.trim());
  const signIn = l10n.t("Sign In…");
  const showLog = l10n.t("Show Log");
  const buttons = needsSignIn(error) ? [signIn, showLog] : [showLog];
  void window.showErrorMessage(`${title} ${rest}`.trim(), ...buttons).then((answer) => {
    if (answer === signIn) void commands.executeCommand("authApis.signIn");
    if (answer === showLog) log.show();
  });
}

function words(error: unknown): { title: string; rest: string } {
  if (error instanceof TenantError) {
    const { title, detail, nextStep } = explain(error.code, error.facts);
    return { title, rest: `${detail} ${nextStep}` };
  }
  if (error instanceof TokenError) {
    const { title, detail, nextStep } = explainToken(error.code, error.facts);
    return { title, rest: `${detail} ${nextStep}` };
  }
  return { title: error instanceof Error ? error.message : l10n.t("Something went wrong."), rest: "" };
}

function needsSignIn(error: unknown): boolean {
  return (
    error instanceof TenantError && (error.code === "refused-credentials" || error.code === "no-management-access")
  );
}
