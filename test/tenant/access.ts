import type { FakeState, Wire } from "./fake-management.ts";

/**
 * Who may get a token for what, as text: application, subject type, API, scope, and for users whether roles limit it.
 * What RBAC limits is part of what it would not limit.
 */
export function access({ apis, grants, clients }: FakeState): Set<string> {
  const all = new Set<string>();
  for (const api of apis) {
    const scopes = ["(none)", ...values(api["scopes"])];
    const kinds = api["enforce_policies"] === true ? ["by role"] : ["by role", "freely"];
    for (const client of clients) {
      const granted = (subject: string) => {
        const grant = grants.find(
          (each) =>
            each["audience"] === api["identifier"] &&
            each["client_id"] === client["client_id"] &&
            each["subject_type"] === subject,
        );
        if (!grant) return [];
        if (grant["allow_all_scopes"] === true) return scopes;
        return ["(none)", ...(grant["scope"] as string[]).filter((scope) => scopes.includes(scope))];
      };
      const add = (subject: string, held: readonly string[], how: readonly string[]) => {
        for (const scope of held) {
          for (const kind of how) {
            all.add([client["client_id"], subject, api["identifier"], scope, kind].map(String).join(" "));
          }
        }
      };
      if (policy(api, "client") === "require_client_grant") add("client", granted("client"), ["freely"]);
      const user = policy(api, "user");
      const open = user === "allow_all" && client["is_first_party"] !== false;
      if (user !== "deny_all") add("user", open ? scopes : granted("user"), kinds);
    }
  }
  return all;
}

function policy(api: Wire, subject: string): string {
  const policies = api["subject_type_authorization"] as Record<string, { policy: string }>;
  return policies[subject]?.policy ?? "deny_all";
}

function values(scopes: unknown): string[] {
  return ((scopes ?? []) as { value: string }[]).map(({ value }) => value);
}
