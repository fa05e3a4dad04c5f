import { accessPolicy } from "../access-policy.ts";
import { edit, type Repair, sync } from "../repair.ts";
import type { Reason } from "./reason.ts";
import type { Seen } from "./seen.ts";

/** Does the API give tokens to applications at all (`subject_type_authorization.client.policy`)? */
export function policyReason({ question: { api }, counts, wanted }: Seen): Reason | undefined {
  if (!counts.api || accessPolicy(counts.api, "client") !== "deny_all") return undefined;
  const inFile = wanted.api && accessPolicy(wanted.api.fields, "client");
  const path = ["subject_type_authorization", "client", "policy"];
  const allow = edit({ kind: "set-field", api, path, value: "require_client_grant" });
  const repairs: readonly Repair[] = !wanted.api
    ? []
    : inFile === "require_client_grant"
      ? [sync]
      : [allow, ...(counts.basis === "tenant" ? [sync] : [])];
  return {
    kind: "policy-denies",
    weight: "blocks",
    title: `${api} gives tokens to no application.`,
    detail: "Its subject_type_authorization.client.policy is deny_all: a grant changes nothing about that.",
    repairs,
  };
}
