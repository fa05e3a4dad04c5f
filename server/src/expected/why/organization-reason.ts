import { member } from "../../facts/json.ts";
import { edit, type Repair, sync } from "../repair.ts";
import type { Reason } from "./reason.ts";
import type { Seen } from "./seen.ts";

/** Must, may, or can't the request name an organization (`organization_usage`, unset behaves as deny)? */
export function organizationReason({ question, counts, wanted, called }: Seen): Reason | undefined {
  const { grant } = counts;
  if (!grant || grant === "unknown") return undefined;
  const { api, organization } = question;
  const usage = member(grant, "organization_usage") ?? "deny";
  const set = (value: string): readonly Repair[] => {
    if (!wanted.grant) return [];
    if (member(wanted.grant.fields, "organization_usage") === value) return [sync];
    const field = "organization_usage";
    const { client } = wanted.grant;
    const change = edit({ kind: "set-grant-field", api, client, subjectType: "client", field, value });
    return counts.basis === "tenant" ? [change, sync] : [change];
  };
  if (usage === "require" && organization === undefined) {
    return {
      kind: "organization-needed",
      weight: "note",
      title: `${called} must name an organization for ${api}.`,
      detail: "The grant's organization_usage is require: a request without an organization is refused.",
      repairs: [{ kind: "name-organization" }, ...set("allow")],
    };
  }
  if (usage === "deny" && organization !== undefined) {
    return {
      kind: "organization-denied",
      weight: "blocks",
      title: `${called} gets no token for ${api} within an organization.`,
      detail: "The grant's organization_usage is deny, or not set, which is the same.",
      repairs: set("allow"),
    };
  }
  if (organization !== undefined && member(grant, "allow_any_organization") !== true) {
    return {
      kind: "organization-denied",
      weight: "unknown",
      title: `The grant must be assigned to the organization ${organization}.`,
      detail: "allow_any_organization is off, and which organizations have the grant is not read here.",
      repairs: [{ kind: "on-tenant", what: "grant-organizations" }],
    };
  }
  return undefined;
}
