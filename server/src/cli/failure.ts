import { LocalTenantError } from "../local-tenant/local-tenant-error.ts";
import { explain as explainTenantError } from "../tenant/connection/explain.ts";
import { TenantError } from "../tenant/connection/tenant-error.ts";
import { explain as explainTokenError } from "../token/connection/explain.ts";
import { TokenError } from "../token/connection/token-error.ts";
import { EXIT, type ExitCode, Interrupted, UsageError } from "./exit.ts";

/** An error as lines for stderr, the next step among them, and an exit code. */
export function explainedFailure(error: unknown): { readonly lines: readonly string[]; readonly code: ExitCode } {
  if (error instanceof Interrupted) return { lines: ["Stopped. Nothing was written."], code: EXIT.interrupted };
  if (error instanceof UsageError) return { lines: [error.message], code: EXIT.usage };
  if (error instanceof TenantError) {
    const { title, detail, nextStep } = explainTenantError(error.code, error.facts);
    return { lines: [title, detail, nextStep], code: exitCodeOf(error.code) };
  }
  if (error instanceof TokenError) {
    const { title, detail, nextStep } = explainTokenError(error.code, error.facts);
    return { lines: [title, detail, nextStep], code: exitCodeOf(error.code) };
  }
  if (error instanceof LocalTenantError) {
    return { lines: [error.message], code: EXIT.failed };
  }
  const what = error instanceof Error ? `${error.name}: ${error.message}` : "unknown error";
  const frames = (error instanceof Error ? (error.stack ?? "") : "").split("\n").filter((line) => /^ +at /.test(line));
  const title = `Something went wrong in this program (${what}).`;
  return { lines: [title, "Please report it, with these lines:", ...frames], code: EXIT.failed };
}

/** What is this program's own doing, or the user's, is no sign that the tenant can't be reached. */
export function exitCodeOf(code: TenantError["code"] | TokenError["code"]): ExitCode {
  switch (code) {
    case "internal":
    case "unrecorded":
      return EXIT.failed;
    case "cancelled":
      return EXIT.interrupted;
    case "wrong-domain":
    case "bad-domain":
    case "bad-key":
    case "no-credentials":
      return EXIT.usage;
    default:
      return EXIT.unreachable;
  }
}
