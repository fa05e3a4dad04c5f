import type { Row } from "../verdict/check.ts";
import type { JsonRecord } from "../../expected/json.ts";
import type { RefusalCause } from "../refusal/refusal-cause.ts";
import type { Refusal } from "../request/request.ts";
import type { TestedToken } from "../test-token.ts";

/** What `auth-apis token --format json` prints. Never holds the raw token. */
export type TokenResult =
  | {
      readonly verified: boolean;
      readonly verdict: readonly Pick<Row, "check" | "state" | "expected" | "actual" | "why">[];
      /** Null where nothing could be read. */
      readonly header: JsonRecord | null;
      /** Null also for an encrypted token. */
      readonly payload: JsonRecord | null;
    }
  | {
      readonly refusal: Pick<Refusal, "status" | "error" | "description"> & {
        /** Left out where the refusal is not recognised. */
        readonly cause?: Exclude<RefusalCause, "unknown">;
      };
    };

export function tokenResult(tested: TestedToken): TokenResult {
  if (tested.kind === "refused") {
    const { status, error, description } = tested.refusal;
    const { cause } = tested.explained;
    return { refusal: { status, error, description, ...(cause === "unknown" ? {} : { cause }) } };
  }
  const { token, rows } = tested;
  return {
    verified: token.kind === "verified",
    verdict: rows.map(({ check, state, expected, actual, why }) => ({
      check,
      state,
      ...(expected === undefined ? {} : { expected }),
      ...(actual === undefined ? {} : { actual }),
      ...(why === undefined ? {} : { why }),
    })),
    header: token.kind === "unreadable" ? null : token.header,
    payload: token.kind === "verified" || token.kind === "decoded" ? token.payload : null,
  };
}
