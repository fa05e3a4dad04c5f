import { explain as explainTenantError } from "../tenant/explain.ts";
import { TenantError } from "../tenant/tenant-error.ts";
import { explain as explainTokenError } from "../token/explain.ts";
import { TokenError } from "../token/token-error.ts";
import { EXIT, type ExitCode, UsageError } from "./exit.ts";

/** An error as words for stderr and an exit code. */
export function explainedFailure(error: unknown): { readonly words: string; readonly code: ExitCode } {
  if (error instanceof UsageError) return { words: error.message, code: EXIT.usage };
  if (error instanceof TenantError) {
    const { title, detail, nextStep } = explainTenantError(error.code, error.facts);
    return { words: `${title}\n${detail}\n${nextStep}`, code: codeOf(error.code) };
  }
  if (error instanceof TokenError) {
    const { title, detail, nextStep } = explainTokenError(error.code, error.facts);
    return { words: `${title}\n${detail}\n${nextStep}`, code: codeOf(error.code) };
  }
  return { words: error instanceof Error ? error.message : "unknown error", code: EXIT.failed };
}

/** What is this program's own doing, or the user's, is no sign that the tenant can't be reached. */
function codeOf(code: TenantError["code"] | TokenError["code"]): ExitCode {
  if (code === "internal" || code === "cancelled") return EXIT.failed;
  return code === "wrong-domain" || code === "bad-domain" || code === "bad-key" ? EXIT.usage : EXIT.unreachable;
}
