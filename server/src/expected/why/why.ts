import { applicationReason } from "./application-reason.ts";
import { apiReason } from "./api-reason.ts";
import { grantReason } from "./grant-reason.ts";
import { organizationReason } from "./organization-reason.ts";
import { policyReason } from "./policy-reason.ts";
import { proofReason } from "./proof-reason.ts";
import type { Reason } from "./reason.ts";
import { scopeReason } from "./scope-reason.ts";
import { type Seen, seen, type WhyQuestion } from "./seen.ts";

/** Whether there is a token, and why it is so. */
export interface WhyAnswer {
  /** Would the token endpoint give a token (with the scopes that were asked for)? */
  readonly token: "yes" | "no" | "unknown";
  /** Whether this is said of the tenant as it stands, or of one to which the file has been synced. */
  readonly basis: "tenant" | "file";
  /** What stands in the way, in the order in which it must be mended; what can't be told comes among them as `unknown`. */
  readonly reasons: readonly Reason[];
}

/** As the token endpoint goes: is there such an API, such an application, may it ask at all, and for that? */
const steps: readonly ((about: Seen) => Reason | undefined)[] = [
  apiReason,
  applicationReason,
  policyReason,
  grantReason,
  organizationReason,
  scopeReason,
  proofReason,
];

/**
 * Why an application can or can't get a token of its own for an API: from file and tenant facts alone, with no secret, no
 * request and no quota. Pure.
 */
export function why(question: WhyQuestion): WhyAnswer {
  const about = seen(question);
  const reasons = steps.map((step) => step(about)).filter((reason) => reason !== undefined);
  const token = reasons.some(({ weight }) => weight === "blocks")
    ? "no"
    : reasons.some(({ weight }) => weight === "unknown")
      ? "unknown"
      : "yes";
  return { token, basis: about.counts.basis, reasons };
}
