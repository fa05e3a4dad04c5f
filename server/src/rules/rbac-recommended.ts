import type { ApiView } from "../document/read/api.ts";
import { insertEntry } from "../document/edit/edits.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { Fix } from "../document/finding.ts";
import type { Tenant } from "../document/read/tenants.ts";
import { isInherited } from "../document/read/value.ts";
import { knownTenant, type KnownTenants } from "../facts/known-tenants.ts";
import { listed, shown } from "../schema/words.ts";
import { auth0ApiOf, meantByCustomDomain, nearlyAuth0 } from "./about/auth0-own.ts";
import { insertFix, replaceFix } from "./about/fixes.ts";
import { isMisspeltFor } from "./about/misspelt.ts";
import { onTenant } from "./about/on-tenant.ts";
import { isPartial } from "./about/torn.ts";
import { turnRbacOn } from "./about/turn-rbac-on.ts";
import { defineRule, type RuleContext } from "./rule.ts";

export const rbacRecommended = defineRule({
  id: "rbac-recommended",
  on: "api",
  severity: "info",
  summary: "Users of any application may get tokens with any scope of the API.",
  why: `Unless its access policy says otherwise, every application of the tenant may ask for tokens for an API on behalf of
whoever signs in to it, and with RBAC off a user's token then carries every scope that the application asks for. A user of one
product can so obtain tokens for another one's API. Auth0 therefore recommends RBAC for a new API on a tenant that has
single-page or native applications ([Set Up APIs](https://auth0.com/docs/get-started/auth0-overview/set-up-apis)); where the tenant
is known to have some, that is, once you are signed in to it, the finding is a warning and names them.

Three ways out, each with its price: \`enforce_policies: true\` (users then need roles), \`user.policy: require_client_grant\` (each
application then needs a grant with \`subject_type: user\`), or \`user.policy: deny_all\` for an API that only machines call.

A file that mentions neither leaves the tenant's settings as they are, and a new API gets RBAC off and all applications
allowed. Where the tenant is known to have the API with RBAC on or a narrower policy, the rule is silent. See [API Access
Policies for Applications](https://auth0.com/docs/get-started/apis/api-access-policies-for-applications).`,
  *check(api, context) {
    const { file, facts } = context;
    const rbac = api.get("enforce_policies");
    if (rbac === undefined ? isPartial(api) : api.flag("enforce_policies") !== false) return;
    if (!allowsAll(api, context) || isForAnotherRule(api, file)) return;
    if (isMisspeltFor(api, context, "enforce_policies")) return;
    const open = api.tenants.filter((tenant) => !isGuarded(api, tenant, facts));
    if (open.length === 0 && api.tenants.length > 0) return;
    const state = rbac === undefined ? "isn't turned on here" : "is off";
    const report = {
      at: rbac?.at ?? api.at("identifier"),
      message: `RBAC ${state}, and no access policy keeps applications out: users of any application of the tenant may get tokens for this API with every scope that it asks for.`,
      fixes: fixes(api, file),
    };
    const risky = open.map((tenant) => ({ tenant, names: publicApplications(tenant, facts) }));
    const harmless = risky.filter(({ names }) => names === undefined);
    if (harmless.length > 0 || risky.length === 0)
      yield { ...report, tenants: harmless.map(({ tenant }) => tenant.name) };
    for (const { tenant, names } of risky) {
      if (names === undefined) continue;
      yield {
        ...report,
        severity: "warning",
        message: `${report.message} The tenant has single-page or native ones: ${names}.`,
        tenants: [tenant.name],
      };
    }
  },
  good: [
    "apis:\n  - identifier: https://api.acme.com\n    enforce_policies: true\n",
    "apis:\n  - identifier: https://api.acme.com\n    subject_type_authorization:\n      user: { policy: deny_all }\n",
    "apis:\n  - identifier: https://api.acme.com\n    enforce_policies: false\n    subject_type_authorization:\n      user: { policy: require_client_grant }\n",
    "apis:\n  - identifier: https://old.acme.com\n    state: absent\n",
    "tenants:\n  live: { domain: acme.eu.auth0.com, custom_domains: [login.acme.com] }\napis:\n  - identifier: https://login.acme.com/api/v2/\n    grants: []\n",
    "tenants:\n  dev: { domain: acme-dev.eu.auth0.com }\napis:\n  - identifier: https://api.acme.com\n    tenants: []\n",
  ],
  bad: [
    "apis:\n  - identifier: ⟦https://api.acme.com⟧\n",
    "apis:\n  - identifier: https://api.acme.com\n    enforce_policies: ⟦false⟧\n    subject_type_authorization:\n      user: { policy: allow_all }\n",
  ],
});

/** Names of the tenant's single-page and native applications, where it is known to have any. */
function publicApplications({ domain }: Tenant, facts: KnownTenants): string | undefined {
  const clients = knownTenant(facts, domain)?.state.clients ?? [];
  const names = clients.flatMap(({ appType, name }) =>
    appType === "spa" || appType === "native" ? [shown(name)] : [],
  );
  if (names.length === 0) return undefined;
  const more = names.length - MOST_NAMED;
  return listed(more > 0 ? [...names.slice(0, MOST_NAMED), `${more} more`] : names, "and");
}

const MOST_NAMED = 3;

/** An API of Auth0's own or meant as such, one without an identifier that can be read, and one that is for no tenant. */
function isForAnotherRule(api: ApiView, file: AuthApisFile): boolean {
  const [identifier, tenants] = [api.get("identifier"), api.get("tenants")];
  if (identifier === undefined || identifier.kind === "map" || identifier.kind === "list") return true;
  if (tenants?.kind === "list" && tenants.items.length === 0 && file.tenants.length > 0) return true;
  if (auth0ApiOf(api, file) !== undefined || meantByCustomDomain(api, file) !== undefined) return true;
  return nearlyAuth0(api.identifier ?? "", file).length > 0;
}

const AUTHORIZATION = "subject_type_authorization";

/** Whether users of any application may get tokens: the file says so, or it doesn't speak of them. */
function allowsAll(api: ApiView, context: RuleContext): boolean {
  const policy = api.get("subject_type_authorization", "user", "policy");
  if (policy !== undefined) return api.text("subject_type_authorization", "user", "policy") === "allow_all";
  const [authorization, user] = [api.get(AUTHORIZATION), api.get(AUTHORIZATION, "user")];
  const isMap = [authorization, user].every((part) => part === undefined || part.kind === "map");
  if (!isMap || isPartial(api)) return false;
  return !isMisspeltFor(api, context, AUTHORIZATION, "user", "policy");
}

/** Whether the tenant's own setting, which the file leaves as it is, keeps users of other applications out or to their roles. */
function isGuarded(api: ApiView, tenant: Tenant, facts: KnownTenants): boolean {
  if (api.get("enforce_policies") === undefined && onTenant(api, tenant, facts, "enforce_policies") === true)
    return true;
  const path = ["subject_type_authorization", "user", "policy"] as const;
  const policy = api.get(...path) === undefined ? onTenant(api, tenant, facts, ...path) : undefined;
  return policy !== undefined && policy !== "allow_all";
}

/** What `defaults` says is repaired there, where the finding stands for all APIs that take it over. */
function fixes(api: ApiView, file: AuthApisFile): readonly Fix[] {
  const rbacOn = turnRbacOn(api, "enforce_policies", "identifier", file);
  return isInherited(api.entry("enforce_policies")) ? rbacOn : [...rbacOn, ...denyUsers(api)];
}

function denyUsers(api: ApiView): readonly Fix[] {
  const title = "Let no users in (`user.policy: deny_all`; applications get tokens for themselves only)";
  const authorization = api.get("subject_type_authorization");
  const user = api.get("subject_type_authorization", "user");
  const policy = api.get("subject_type_authorization", "user", "policy");
  if (policy) return replaceFix(policy, "deny_all", title);
  if (authorization === undefined) {
    return insertFix(api, "subject_type_authorization", "{ user: { policy: deny_all } }", title, "identifier");
  }
  const [map, key, text] =
    user === undefined ? [authorization, "user", "{ policy: deny_all }"] : [user, "policy", "deny_all"];
  if (map.kind !== "map" || map.via !== undefined) return [];
  return [{ title, edits: [insertEntry(map, key, text)], safe: false }];
}
