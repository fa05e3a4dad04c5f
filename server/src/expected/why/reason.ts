import type { Repair } from "../repair.ts";

export type ReasonKind =
  | "no-api"
  | "no-application"
  | "several-applications"
  | "public-application"
  | "no-client-credentials"
  | "policy-denies"
  | "no-grant"
  | "user-grant-only"
  | "organization-needed"
  | "organization-denied"
  | "scope-not-defined"
  | "scope-not-granted"
  | "proof-needed"
  | "certificate-needed";

/** Something that keeps an application from a token, or that its request must heed. */
export interface Reason {
  readonly kind: ReasonKind;
  /** `blocks`: no token, whoever asks; `unknown`: can't be told from here; `note`: a token, but only if asked for so. */
  readonly weight: "blocks" | "unknown" | "note";
  /** One sentence; text of file and tenant stands in it as it is. */
  readonly title: string;
  readonly detail: string;
  /** The likeliest first. */
  readonly repairs: readonly Repair[];
  /** Of a scope reason: which. */
  readonly scopes?: readonly string[];
  /** Of an API that doesn't exist: the one that was probably meant. */
  readonly meant?: string;
}
