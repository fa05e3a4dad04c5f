import { isThirdParty } from "../../facts/third-party.ts";
import type { Refusal } from "../request/request.ts";

export type RefusalCause =
  | "no-grant"
  | "client-policy-denies"
  | "scope-not-granted"
  | "unknown-audience"
  | "no-audience"
  | "grant-type-not-allowed"
  | "wrong-credentials"
  | "quota"
  | "rate-limited"
  | "organization-needed"
  | "organization-refused"
  | "sender-constraint"
  | "unknown";

/** What a refusal's words must be read against. */
export interface Asked {
  readonly audience: string;
  readonly clientId: string;
  /** As sent. */
  readonly organization?: string | undefined;
}

/**
 * The cause that a refusal's own words and codes show. The token endpoint has few codes and many meanings, so that its
 * descriptions must be read; they are known from reports only and were reworded over time, hence the short patterns.
 */
export function refusalCause(refusal: Refusal, about: Asked): RefusalCause {
  const { status, error, description } = refusal;
  if (status === 429) return /quota/i.test(description) ? "quota" : "rate-limited";
  if (/has not been granted scopes/i.test(description)) return "scope-not-granted";
  if (/Service not (?:enabled within domain|found)/i.test(description)) return "unknown-audience";
  if (/Grant type .* not allowed/i.test(description)) return "grant-type-not-allowed";
  if (/not allowed access to APIv1/i.test(description)) return "no-audience";
  // No text about organizations is on record; assumed: it uses the word, and not only because the identifier has it.
  if (/organi[sz]ation/i.test(description.replaceAll(about.audience, ""))) {
    return about.organization === undefined ? "organization-needed" : "organization-refused";
  }
  if (/is not authorized to access/i.test(description)) return "no-grant";
  // RFC 9449 sections 5 and 8.
  if (error === "invalid_dpop_proof" || error === "use_dpop_nonce") return "sender-constraint";
  if (status === 401 && (error === "invalid_client" || error === "access_denied")) return "wrong-credentials";
  // Third-party applications get this without words where a first-party one is told about the grant.
  if (status === 403 && error === "unauthorized_client" && isThirdParty(about.clientId, undefined)) return "no-grant";
  return "unknown";
}

/** The scopes that a refusal lists: `Client has not been granted scopes: a, b`. */
export function refusedScopes({ description }: Refusal): readonly string[] {
  const listed = /has not been granted scopes:?(.*)$/i.exec(description)?.[1] ?? "";
  return listed.split(/[\s,]+/).filter((one) => one !== "");
}
