import { audience, client, issuer, organization } from "./parties.ts";
import { algorithm, encryption, signature } from "./seal.ts";
import { expiry, lifetime } from "./times.ts";
import { permissions, scopes } from "./access.ts";
import { profile } from "./profile.ts";
import { senderConstraint } from "./sender-constraint.ts";
import type { Check, Clock, Judgement, Row } from "./check.ts";
import type { TokenExpectation } from "../../expected/expectation.ts";
import type { InspectedToken } from "../verify/verify.ts";

/** In the order in which one wants to read them. */
const checks: readonly Check[] = [
  issuer,
  audience,
  algorithm,
  profile,
  lifetime,
  expiry,
  client,
  organization,
  scopes,
  permissions,
  senderConstraint,
];

/**
 * One row per expectation: is the token what the file promises?
 *
 * Pure. Where the file is silent there is no row. What merely reads right in a token that is not verified is `unknown`,
 * never `held`: anybody may have written it. What reads wrong is `broken` in any token.
 *
 */
export function verdict(token: InspectedToken, expectation: TokenExpectation, clock: Clock): readonly Row[] {
  const rows = [signature(token), encryption(token, expectation)].filter((row) => row !== undefined);
  if (token.kind === "unreadable") return rows;
  for (const check of checks) {
    const expected = check.expected(expectation);
    if (expected === undefined) continue;
    if (token.kind === "encrypted") {
      const why = "It stands inside the encryption and can only be read with the private key.";
      rows.push({ check: check.name, state: "unknown", expected, why });
    } else {
      const { holds, ...findings } = check.judge(token, expectation, clock);
      rows.push({ check: check.name, expected, ...findings, ...stateOf(holds, findings.why, token.kind) });
    }
  }
  return rows;
}

/** The worst of all rows. */
export function overall(rows: readonly Row[]): Row["state"] {
  const has = (state: Row["state"]) => rows.some((row) => row.state === state);
  return has("broken") ? "broken" : has("unknown") ? "unknown" : "held";
}

function stateOf(
  holds: Judgement["holds"],
  why: string | undefined,
  kind: "verified" | "decoded",
): Partial<Row> & Pick<Row, "state"> {
  if (holds === "unknown") return { state: "unknown" };
  if (!holds) return { state: "broken" };
  if (kind === "verified") return { state: "held" };
  const unverified = "It reads as promised, but the token is not verified.";
  return { state: "unknown", why: why === undefined ? unverified : `${unverified} ${why}` };
}
