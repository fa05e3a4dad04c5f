import { audience, client, issuer, organization } from "./parties.ts";
import { algorithm, encryption, signature } from "./seal.ts";
import { expiry, lifetime } from "./times.ts";
import { permissions, scopes } from "./access.ts";
import { profile } from "./profile.ts";
import { senderConstraint } from "./sender-constraint.ts";
import type { Check, Claims, Clock, Row } from "./check.ts";
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
  switch (token.kind) {
    case "unreadable":
      return rows;
    case "encrypted":
      return [...rows, ...closed(expectation)];
    case "decoded":
      return [...rows, ...judgeClaims(token, expectation, clock).map(unverified)];
    case "verified":
      return [...rows, ...judgeClaims(token, expectation, clock)];
  }
}

/** Header and claims alone, as if they could be believed. */
export function judgeClaims(claims: Claims, expectation: TokenExpectation, clock: Clock): readonly Row[] {
  return checks.flatMap((check): readonly Row[] => {
    const expected = check.expected(expectation);
    if (expected === undefined) return [];
    const { holds, ...findings } = check.judge(claims, expectation, clock);
    const state = holds === "unknown" ? "unknown" : holds ? "held" : "broken";
    return [{ check: check.name, expected, ...findings, state }];
  });
}

function closed(expectation: TokenExpectation): readonly Row[] {
  const why = "It stands inside the encryption and can only be read with the private key.";
  return checks.flatMap((check): readonly Row[] => {
    const expected = check.expected(expectation);
    return expected === undefined ? [] : [{ check: check.name, state: "unknown", expected, why }];
  });
}

function unverified(row: Row): Row {
  if (row.state !== "held") return row;
  const reads = "It reads as promised, but the token is not verified.";
  return { ...row, state: "unknown", why: row.why === undefined ? reads : `${reads} ${row.why}` };
}

/** The worst of all rows. */
export function overall(rows: readonly Row[]): Row["state"] {
  const has = (state: Row["state"]) => rows.some((row) => row.state === state);
  return has("broken") ? "broken" : has("unknown") ? "unknown" : "held";
}
