import type { JsonRecord } from "../../facts/unknown-json.ts";

/** For whom a token was given. */
export type Subject = "application" | "user" | "unknown";

/**
 * An application's own token says so by `gty` or by its subject (`CLIENT_ID@clients`; the bare client id where
 * `agent_subject_claims` is on). A user's id has a `|` (`auth0|…`).
 */
export function subjectOf({ gty, sub, azp, client_id: clientId = azp }: JsonRecord): Subject {
  if (gty === "client-credentials") return "application";
  if (typeof sub !== "string") return "unknown";
  if (sub.endsWith("@clients") || sub === clientId) return "application";
  return sub.includes("|") ? "user" : "unknown";
}
