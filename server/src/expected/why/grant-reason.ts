import { edit, type Repair, sync } from "../repair.ts";
import type { Reason } from "./reason.ts";
import type { Seen } from "./seen.ts";

/** Has the application a grant of its own, and not only one for its users? */
export function grantReason({ question, counts, wanted, called, client }: Seen): Reason | undefined {
  if (!counts.api || (counts.grant && counts.grant !== "unknown")) return undefined;
  // Who isn't there can't be given a grant.
  if (counts.basis === "tenant" && client === undefined) return undefined;
  const { api, scopes = [] } = question;
  if (counts.grant === "unknown") {
    return {
      kind: "no-grant",
      weight: "unknown",
      title: `The file does not list the grants of ${api}.`,
      detail: "Whether the application has one is up to the tenant.",
      repairs: [],
    };
  }
  const repairs: readonly Repair[] = wanted.grant
    ? [sync]
    : wanted.api
      ? [edit({ kind: "add-grant", api, client: called, scope: scopes }), ...(counts.basis === "tenant" ? [sync] : [])]
      : [];
  if (counts.hasUserGrant) {
    return {
      kind: "user-grant-only",
      weight: "blocks",
      title: `${called} has a grant for ${api} on behalf of users only.`,
      detail:
        "A grant with subject_type user gives tokens to its users; for itself it needs one with subject_type client.",
      repairs,
    };
  }
  return {
    kind: "no-grant",
    weight: "blocks",
    title: `${called} has no grant for ${api}.`,
    detail: wanted.grant
      ? "The file has the grant: it is not synced yet."
      : "The API exists, but this application was not given access to it.",
    repairs,
  };
}
