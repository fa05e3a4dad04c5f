import type { Row } from "./verdict/check.ts";
import type { TokenExpectation } from "../expected/expectation.ts";
import type { Wire } from "./connection/guarded-fetch.ts";
import type { RawToken } from "./request/raw-token.ts";
import { type ExplainedRefusal, explainRefusal } from "./refusal/refusal.ts";
import type { RefusalFacts } from "./refusal/refusal-cause.ts";
import { type Refusal, requestToken, type TokenRequest } from "./request/request.ts";
import { type TenantKeys, tenantKeys } from "./verify/tenant-keys.ts";
import { verdict } from "./verdict/verdict.ts";
import { type InspectedToken, verifyToken } from "./verify/verify.ts";

/** A token, what it turned out to be, and whether that is what the file promises. */
export interface JudgedToken {
  readonly kind: "judged";
  readonly raw: RawToken;
  readonly token: InspectedToken;
  readonly rows: readonly Row[];
}

export type TestedToken =
  JudgedToken | { readonly kind: "refused"; readonly refusal: Refusal; readonly explained: ExplainedRefusal };

export interface Surroundings extends Wire {
  /** Unix seconds. */
  readonly now: () => number;
  /** For HS256 only; used for this one check and not kept. */
  readonly signingSecret?: string | undefined;
  /** The tenant's keys where several tokens are tested in a row; read anew where they are not given. */
  readonly keys?: TenantKeys;
}

/**
 * The whole walk of a test token: request, verify with the tenant's keys, judge against what the file promises; or why
 * the tenant refused.
 *
 * @param known - what else explains a refusal: the APIs that there are, the policy, the file's grant
 * @throws TokenError where the tenant gave no usable answer to the request
 */
export async function testToken(
  request: TokenRequest,
  expectation: TokenExpectation,
  known: Omit<RefusalFacts, "audience" | "clientId" | "organization">,
  surroundings: Surroundings,
): Promise<TestedToken> {
  const answer = await requestToken(request, surroundings);
  if (answer.kind === "refused") {
    const { audience, clientId, organization } = request;
    const facts = { ...known, audience, clientId, ...(organization === undefined ? {} : { organization }) };
    return { kind: "refused", refusal: answer.refusal, explained: explainRefusal(answer.refusal, facts) };
  }
  return judgeToken(answer.token, request.domain, expectation, surroundings);
}

/** Verifies and judges a token that is already there. Never throws over the token, whatever it is. */
export async function judgeToken(
  raw: RawToken,
  domain: string,
  expectation: TokenExpectation,
  surroundings: Surroundings,
): Promise<JudgedToken> {
  const token = await verifyToken(raw, {
    keys: surroundings.keys ?? tenantKeys(domain, surroundings),
    signingAlg: expectation.signingAlg,
    signingSecret: surroundings.signingSecret,
  });
  return { kind: "judged", raw, token, rows: verdict(token, expectation, surroundings.now()) };
}
