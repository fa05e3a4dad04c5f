import type { NoAnswerCode } from "../../text/no-answer.ts";
import { explain } from "./explain.ts";

/** Why a tenant did not do, or could not be asked to do, what was wanted. */
export type TenantErrorCode =
  | NoAnswerCode
  | "too-large"
  | "unexpected-answer"
  | "refused-credentials"
  | "no-management-access"
  | "forbidden"
  | "not-entitled"
  | "not-found"
  | "conflict"
  | "invalid-body"
  | "rate-limited"
  | "server-error"
  | "wrong-domain"
  | "bad-key"
  | "incomplete-list"
  | "not-kept"
  | "stale"
  | "unrecorded"
  | "internal";

/** What is known beside the code. Nothing of it holds a secret or a token; `said` has been cleaned of them. */
export interface TenantErrorFacts {
  readonly domain: string;
  readonly method?: string;
  /** Without the query. */
  readonly path?: string;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** Auth0's `errorCode`, or `error` of the token endpoint. */
  readonly errorCode?: string;
  /** The tenant's own words, one line. */
  readonly said?: string;
  /** Paths of fields that hold something else than was sent (`not-kept`). */
  readonly unkept?: string;
  /** Permissions of which at least one would have been needed (403 `insufficient_scope`). */
  readonly missing?: readonly string[];
  /** Seconds until the tenant wants to hear from us again. */
  readonly retryAfter?: number;
  /** The system's own code, as in `ECONNREFUSED`. */
  readonly reason?: string;
}

/** The one kind of error of this folder; `explain` puts it in plain words. */
export class TenantError extends Error {
  override readonly name = "TenantError";
  readonly code: TenantErrorCode;
  readonly facts: TenantErrorFacts;

  constructor(code: TenantErrorCode, facts: TenantErrorFacts, cause?: unknown) {
    super(explain(code, facts).title, cause === undefined ? undefined : { cause });
    this.code = code;
    this.facts = facts;
  }
}

/** The error as a TenantError; what is none is a defect of this program, named by its kind alone. */
export function asTenantError(error: unknown, domain: string): TenantError {
  if (error instanceof TenantError) return error;
  return new TenantError("internal", { domain, ...(error instanceof Error && { reason: error.name }) });
}

/** May the request have been carried out although no usable answer came back? Only reading can tell. */
export function isUncertain({ code }: TenantError): boolean {
  return ["unreachable", "timeout", "server-error", "not-json", "too-large", "unexpected-answer"].includes(code);
}

/** Would every further request to this tenant fail in the same way? */
export function endsEverything({ code }: TenantError): boolean {
  return [
    "unreachable",
    "certificate",
    "cancelled",
    "redirected",
    "refused-credentials",
    "wrong-domain",
    "bad-key",
    "unrecorded",
  ].includes(code);
}
