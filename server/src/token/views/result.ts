import type { Repair } from "../../expected/repair.ts";
import type { Row } from "../verdict/check.ts";
import type { JsonRecord } from "../../facts/unknown-json.ts";
import type { RefusalCause } from "../refusal/refusal-cause.ts";
import type { Refusal } from "../request/request.ts";
import type { TestedToken } from "../test-token.ts";

/** What `auth-apis token --format json` prints. Never holds the raw token. */
export type TokenResult =
  | {
      readonly verified: boolean;
      /** Unix seconds: it was requested then, and is still valid. */
      readonly keptSince?: number;
      readonly verdict: readonly Pick<Row, "check" | "state" | "expected" | "actual" | "why" | "cause" | "repairs">[];
      /** Null where nothing could be read. */
      readonly header: JsonRecord | null;
      /** Null also for an encrypted token. */
      readonly payload: JsonRecord | null;
    }
  | {
      readonly refusal: Pick<Refusal, "status" | "error" | "description"> & {
        /** Left out where the refusal is not recognised. */
        readonly cause?: Exclude<RefusalCause, "unknown">;
        readonly repairs: readonly Repair[];
      };
    }
  /** Nothing was sent, since such a token can't be requested from here. */
  | { readonly notAsked: readonly string[] };

export function tokenResult(tested: TestedToken): TokenResult {
  if (tested.kind === "not-asked") return { notAsked: tested.answer.reasons.map(({ title }) => title) };
  if (tested.kind === "refused") {
    const { status, error, description } = tested.refusal;
    const { cause, repairs } = tested.explained;
    return { refusal: { status, error, description, ...(cause === "unknown" ? {} : { cause }), repairs } };
  }
  const { token, rows } = tested;
  return {
    verified: token.kind === "verified",
    ...(tested.keptSince === undefined ? {} : { keptSince: tested.keptSince }),
    verdict: rows.map(({ check, state, expected, actual, why, cause, repairs }) => ({
      check,
      state,
      ...(expected === undefined ? {} : { expected }),
      ...(actual === undefined ? {} : { actual }),
      ...(why === undefined ? {} : { why }),
      ...(cause === undefined ? {} : { cause }),
      ...(repairs === undefined ? {} : { repairs }),
    })),
    header: token.kind === "unreadable" ? null : token.header,
    payload: token.kind === "verified" || token.kind === "decoded" ? token.payload : null,
  };
}
