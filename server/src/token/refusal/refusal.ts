import { type Repair, repairText, sync } from "../../expected/repair.ts";
import type { Reason, ReasonKind } from "../../expected/why/reason.ts";
import type { WhyQuestion } from "../../expected/why/seen.ts";
import { why } from "../../expected/why/why.ts";
import type { Explanation } from "../../text/no-answer.ts";
import type { Refusal } from "../request/request.ts";
import { type RefusalCause, refusalCause, refusedScopes } from "./refusal-cause.ts";
import { ownWords } from "./refusal-words.ts";

export interface ExplainedRefusal extends Explanation {
  readonly cause: RefusalCause;
  /** The likeliest first. */
  readonly repairs: readonly Repair[];
}

const causes: Readonly<Record<ReasonKind, RefusalCause>> = {
  "no-api": "unknown-audience",
  "no-application": "wrong-credentials",
  "several-applications": "unknown",
  "public-application": "grant-type-not-allowed",
  "no-client-credentials": "grant-type-not-allowed",
  "policy-denies": "client-policy-denies",
  "no-grant": "no-grant",
  "user-grant-only": "no-grant",
  "organization-needed": "organization-needed",
  "organization-denied": "organization-refused",
  "scope-not-defined": "scope-not-granted",
  "scope-not-granted": "scope-not-granted",
  "proof-needed": "sender-constraint",
  "certificate-needed": "sender-constraint",
};

/**
 * Why the tenant gave no token, in plain words, and what mends it. Pure.
 *
 * What file and tenant say is tried first: where that explains a refusal of this kind, nothing needs to be read out of
 * the tenant's words. What is not recognised is shown as it came.
 *
 * @param question - what was asked for; `tenant` where it was read
 */
export function explainRefusal(refusal: Refusal, question: WhyQuestion): ExplainedRefusal {
  const { application, api, organization } = question;
  const asked = { audience: api, clientId: application.clientId ?? application.named, organization };
  const cause = refusalCause(refusal, asked);
  const refused = refusedScopes(refusal);
  const { reasons, basis } = why(refused.length > 0 ? { ...question, scopes: refused } : question);
  const fits = (reason: Reason) =>
    causes[reason.kind] === cause ||
    (reason.weight === "blocks" && ((cause === "unknown" && basis === "tenant") || standsForGrant(cause, reason)));
  const reason = reasons.find(fits);
  if (!reason) return ownWords(cause, refusal, question);
  if (reason.kind === "no-api" && basis === "file") {
    // The tenant has said that it lacks the API; the file alone only knows what else could be meant.
    const { detail, meant } = reason;
    return { ...ownWords(cause, refusal, question), ...(meant !== undefined && { detail }) };
  }
  const repairs =
    reason.repairs.length > 0 ? synced(reason.repairs) : ownWords(causes[reason.kind], refusal, question).repairs;
  return {
    cause: causes[reason.kind],
    title: reason.title,
    detail: reason.detail,
    nextStep: sentences(repairs),
    repairs,
  };
}

/** A tenant says "no grant" also where the policy forbids, or the application is not one that could have one. */
function standsForGrant(cause: RefusalCause, { kind }: Reason): boolean {
  return cause === "no-grant" && kind !== "no-api" && kind !== "no-application";
}

/** It was a tenant that refused, so an edit of the file alone repairs nothing. */
function synced(repairs: readonly Repair[]): readonly Repair[] {
  const isOnlyEdited = repairs.some(({ kind }) => kind === "edit") && !repairs.some(({ kind }) => kind === "sync");
  return isOnlyEdited ? [...repairs, sync] : repairs;
}

function sentences(repairs: readonly Repair[]): string {
  return repairs.map((repair) => `${repairText(repair)}.`).join(" ");
}
