import type { TenantState } from "../facts/tenant-state.ts";
import { type TokenExpectation } from "../expected/expectation.ts";
import { expectationOf } from "../expected/expectation-of.ts";
import { demandedProof } from "../expected/settings.ts";
import type { TokenTest } from "../expected/token-test.ts";
import type { WhyQuestion } from "../expected/why/seen.ts";
import { why, type WhyAnswer } from "../expected/why/why.ts";
import type { Wire } from "./connection/exchange.ts";
import { type ExplainedRefusal, explainRefusal } from "./refusal/refusal.ts";
import type { ClientAuthentication } from "./request/authentication.ts";
import { makeProofKey, type ProofKey } from "./request/proof-key.ts";
import type { RawToken } from "./request/raw-token.ts";
import { type GrantedToken, type Refusal, requestToken, type TokenRequest } from "./request/request.ts";
import type { TokenCache } from "./request/token-cache.ts";
import type { Row } from "./verdict/check.ts";
import { withCauses } from "./verdict/row-cause.ts";
import { overall, verdict } from "./verdict/verdict.ts";
import { type TenantKeys, tenantKeys } from "./verify/tenant-keys.ts";
import { type InspectedToken, verifyToken } from "./verify/verify.ts";

/** A token, what it turned out to be, and whether that is what the file promises. */
export interface JudgedToken {
  readonly kind: "judged";
  /** Prints as `[token]`. */
  readonly raw: RawToken;
  readonly token: InspectedToken;
  readonly rows: readonly Row[];
  /** Set for a token that is bound to a key: it is of no use without it. */
  readonly proofKey?: ProofKey;
  /** Not requested now but kept since then (Unix seconds): it cost no quota. */
  readonly keptSince?: number;
}

/** What came of a test: a token that was judged, a refusal, or that such a token can't be requested from here. */
export type TestedToken =
  | JudgedToken
  | {
      readonly kind: "refused";
      readonly refusal: Refusal;
      readonly explained: ExplainedRefusal;
      /** What file and tenant say about it. */
      readonly answer: WhyAnswer;
    }
  /** Nothing was sent: such a token can't be requested from here. */
  | { readonly kind: "not-asked"; readonly answer: WhyAnswer };

/** What verifying and judging needs of the world. */
export interface Surroundings extends Wire {
  /** Unix seconds. */
  readonly now: () => number;
  /** For HS256 only; used for this one check and not kept. */
  readonly signingSecret?: string | undefined;
  /** For an encrypted token: the private key (PEM) that opens it; not kept. */
  readonly decryptionKey?: string | undefined;
  /** The tenant's keys where several tokens are tested in a row; read anew where they are not given. */
  readonly keys?: TenantKeys | undefined;
  /** What stands on the tenant, where it was read: causes can then be told. */
  readonly facts?: TenantState | undefined;
  /** Tokens that are still valid; without it each test requests a new one. */
  readonly cache?: TokenCache | undefined;
}

/**
 * The whole walk of a test token: request (or reuse), verify with the tenant's keys, judge against what the file promises;
 * or why the tenant refused.
 *
 * A kept token is only good news: where it is not what the file promises, a new one is requested, since the tenant may
 * have changed meanwhile.
 *
 * @throws TokenError where the tenant gave no usable answer to the request
 */
export async function testToken(
  test: TokenTest,
  authentication: ClientAuthentication,
  surroundings: Surroundings,
): Promise<TestedToken> {
  const { facts, cache } = surroundings;
  const proof = proofFor(test, facts);
  if (proof === "mtls") return { kind: "not-asked", answer: why(questionOf(test, facts)) };
  const request: TokenRequest = {
    domain: test.tenant.domain,
    clientId: test.application.clientId,
    authentication,
    audience: test.api.identifier,
    ...(test.scopes && { scope: test.scopes }),
    ...(test.organization !== undefined && { organization: test.organization }),
  };
  const kept = cache?.find(request, proof === "dpop", surroundings.now());
  if (kept) {
    const judged = await judge(kept.token, test, surroundings);
    if (overall(judged.rows) !== "broken") return { ...judged, keptSince: kept.since };
    cache?.forget(kept);
  }
  const proofKey = proof === "dpop" ? await makeProofKey(surroundings.now) : undefined;
  const answer = await requestToken({ ...request, ...(proofKey && { proofKey }) }, surroundings);
  if (answer.kind === "refused") {
    const question = questionOf(test, facts);
    return {
      kind: "refused",
      refusal: answer.refusal,
      explained: explainRefusal(answer.refusal, question),
      answer: why(question),
    };
  }
  cache?.keep(request, answer, surroundings.now());
  return judge(answer, test, surroundings);
}

/** The question that a refusal of this test's request raises. */
export function questionOf({ api, application, file, ...asked }: TokenTest, facts?: TenantState): WhyQuestion {
  const { organization, scopes } = asked;
  return {
    api: api.identifier,
    application,
    file,
    ...(scopes && { scopes }),
    ...(organization !== undefined && { organization }),
    ...(facts && { tenant: facts }),
  };
}

/** Verifies and judges a token of this test that is already there. Never throws over the token, whatever it is. */
export function judgeAgain({ raw, proofKey, keptSince }: JudgedToken, test: TokenTest, surroundings: Surroundings) {
  return judge({ token: raw, ...(proofKey && { proofKey }) }, test, surroundings).then((judged): JudgedToken => ({
    ...judged,
    ...(keptSince !== undefined && { keptSince }),
  }));
}

async function judge(
  { token: raw, proofKey, clockSkew }: Pick<GrantedToken, "token" | "proofKey" | "clockSkew">,
  test: TokenTest,
  surroundings: Surroundings,
): Promise<JudgedToken> {
  const expectation: TokenExpectation = {
    ...expectationOf(test),
    ...(proofKey && { senderConstraint: "dpop", proofKey: proofKey.thumbprint }),
  };
  const judged = await judgeToken(raw, test.tenant.domain, expectation, { ...surroundings, clockSkew });
  const verified = judged.token.kind === "verified";
  return {
    ...judged,
    rows: withCauses(judged.rows, test, { verified, facts: surroundings.facts }),
    ...(proofKey && { proofKey }),
  };
}

/**
 * Verifies a token, whoever it was made for, and judges it against an expectation. Never throws over the token, whatever it
 * is.
 */
export async function judgeToken(
  raw: RawToken,
  domain: string,
  expectation: TokenExpectation,
  surroundings: Omit<Surroundings, "facts" | "cache"> & { readonly clockSkew?: number | undefined },
): Promise<JudgedToken> {
  const { signingSecret, decryptionKey, clockSkew } = surroundings;
  const token = await verifyToken(raw, {
    keys: surroundings.keys ?? tenantKeys(domain, surroundings),
    signingAlg: expectation.signingAlg,
    signingSecret,
    decryptionKey,
  });
  return { kind: "judged", raw, token, rows: verdict(token, expectation, { now: surroundings.now(), clockSkew }) };
}

/** By the file, else by the tenant. */
function proofFor({ api }: TokenTest, facts: TenantState | undefined): "dpop" | "mtls" | undefined {
  const there = facts?.apis.find(({ identifier }) => identifier === api.identifier)?.fields;
  return demandedProof(api.fields["proof_of_possession"] ?? there?.["proof_of_possession"]);
}
