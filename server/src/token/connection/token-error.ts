import type { NoAnswerCode } from "../../text/no-answer.ts";
import { explain } from "./explain.ts";

/** Why a token endpoint or its keys could not be used. */
export type TokenErrorCode =
  | "bad-domain"
  | "bad-key"
  | "no-credentials"
  | NoAnswerCode
  | "too-large"
  | "unexpected-answer"
  | "rate-limited"
  | "server-error";

/** What is known beside the code. Nothing of a request or of an answer's body: secrets and tokens stand there. */
export interface TokenErrorFacts {
  readonly domain: string;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** The system's own code, as in `ECONNREFUSED`. */
  readonly reason?: string;
  /** Seconds until the tenant wants to hear from us again. */
  readonly retryAfter?: number;
}

/**
 * The tenant gave no answer that could be used. A refusal (`{"error": …}` of the token endpoint) is an answer, and so a
 * value: see `requestToken`.
 */
export class TokenError extends Error {
  override readonly name = "TokenError";
  readonly code: TokenErrorCode;
  readonly facts: TokenErrorFacts;

  constructor(code: TokenErrorCode, facts: TokenErrorFacts) {
    super(explain(code, facts).title);
    this.code = code;
    this.facts = facts;
  }
}
