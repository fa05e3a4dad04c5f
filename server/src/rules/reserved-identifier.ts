import type { ApiView } from "../document/read/api.ts";
import { replaceScalar } from "../document/edit/edits.ts";
import { removeEntry } from "../document/edit/removals.ts";
import type { Fix } from "../document/finding.ts";
import type { Tenant } from "../document/read/tenants.ts";
import { type Entry, isInherited } from "../document/read/value.ts";
import { keysOf } from "../schema/facts.ts";
import { listed, shown } from "../schema/words.ts";
import type { Auth0Api } from "../facts/auth0-apis.ts";
import { auth0ApiOf, MANAGED_OF_AUTH0, meantByCustomDomain } from "./about/auth0-own.ts";
import { ownMap, replaceable } from "./about/fixes.ts";
import { defineRule, type Report } from "./rule.ts";

export const reservedIdentifier = defineRule({
  id: "reserved-identifier",
  on: "api",
  absentToo: true,
  severity: "error",
  summary: "The identifier belongs to one of Auth0's own APIs.",
  why: `Each tenant has APIs that Auth0 itself made: the Management API (\`https://TENANT/api/v2/\`), My Account
(\`/me/\`), My Organization (\`/my-org/\`), MFA (\`/mfa/\`) and \`/userinfo\`. A file can't describe, create or remove them; Auth0
refuses most writes to them, and the rest would change how people sign in to your tenant. Choose an identifier on a domain
of your own. A custom domain changes none of these names: with one in it, an identifier is no longer the Management API's.

One part of one of them can be managed: the **grants** of the Management API, that is, which applications may use it. Its entry
has \`identifier\`, \`grants\` and \`tenants\`, nothing else, and is best written for every tenant at once:

\`\`\`yaml
- identifier: https://\${tenant.domain}/api/v2/
  grants:
    - client: orders-worker
      scope: [read:users]
\`\`\``,
  *check(api, { file }) {
    const own = auth0ApiOf(api, file);
    if (own === undefined) yield* otherName(api, meantByCustomDomain(api, file));
    else if (own.management) yield* managementApi(api, own);
    else {
      const message = `${own.identifier} belongs to Auth0 itself (${own.name}): a file can neither make, change nor remove it, so this API is never synced. Choose an identifier of your own.`;
      yield { at: api.at("identifier"), message };
    }
  },
  good: [
    "tenants:\n  dev: { domain: acme-dev.eu.auth0.com }\napis:\n  - identifier: https://${tenant.domain}/api/v2/\n    tenants: [dev]\n    grants:\n      - client: Orders Worker\n        scope: [read:users]\n",
    "apis:\n  - identifier: https://api.acme.com/me/\n",
  ],
  bad: [
    "apis:\n  - identifier: ⟦https://acme.eu.auth0.com/userinfo⟧\n",
    "tenants:\n  dev: { domain: localhost:7001 }\napis:\n  - identifier: ⟦https://${tenant.domain}/me/⟧\n",
    "apis:\n  - identifier: https://acme.eu.auth0.com/api/v2/\n    ⟦token_lifetime⟧: 3600\n    grants: []\n",
    "apis:\n  - identifier: https://acme.eu.auth0.com/api/v2/\n    ⟦state⟧: absent\n",
    "tenants:\n  dev: { domain: acme-dev.eu.auth0.com }\n  live: { domain: acme.eu.auth0.com }\napis:\n  - identifier: ⟦https://acme.eu.auth0.com/api/v2/⟧\n    grants: []\n",
    "tenants:\n  live: { domain: acme.eu.auth0.com, custom_domains: [login.acme.com] }\napis:\n  - identifier: ⟦https://login.acme.com/api/v2/⟧\n    grants: []\n",
  ],
});

/** Somebody may remove what such a mistake has made. */
function* otherName(api: ApiView, meant: Tenant | undefined): Iterable<Report> {
  if (meant === undefined || api.absent) return;
  const message = `This names a custom domain of ${shown(meant.name)}, and the Management API's identifier never does: it keeps to the tenant's own domain. As it is, this is another API, whose tokens the Management API refuses. If that one is meant, write ${MANAGEMENT_API}.`;
  yield { at: api.at("identifier"), message, severity: "warning", fixes: anyTenant(api, "means the Management API") };
}

function* managementApi(api: ApiView, own: Auth0Api): Iterable<Report> {
  // Where it can't be read, `${tenant.domain}` stands for a domain that is none, and that is told of there.
  const known = api.identifier === undefined ? [] : api.tenants;
  const elsewhere = known.filter(({ domain }) => domain !== undefined && domain.toLowerCase() !== own.host);
  if (elsewhere.length > 0) {
    const names = elsewhere.map(({ name }) => name);
    const message = `This is the Management API of ${own.host} alone, but the entry is for ${listed(names, "and")} as well: a sync there would make a new API of this name. Write \${tenant.domain}, or name the tenants with \`tenants:\`.`;
    const fixes = anyTenant(api, "means each tenant's own");
    yield { at: api.at("identifier"), message, severity: "warning", tenants: names, fixes };
  }
  if (api.value.kind !== "map") return;
  for (const entry of api.value.entries.values()) {
    if (isInherited(entry) || !NEVER_MANAGED.has(entry.key)) continue;
    const message =
      entry.key === "state"
        ? "The Management API can't be removed. To take access to it away, mark its grants with `state: absent`."
        : `\`${entry.key}\` of the Management API isn't managed by a file: only its grants are. As it is, this entry is never synced.`;
    yield { at: entry.keyAt, message, fixes: removal(api, entry) };
  }
}

function removal(api: ApiView, entry: Entry): readonly Fix[] {
  const map = ownMap(api);
  if (map === undefined || entry.via !== undefined) return [];
  return [{ title: `Remove ${entry.key}`, edits: [removeEntry(map, entry)], safe: false }];
}

/** @param means - what the identifier means then */
function anyTenant(api: ApiView, means: string): readonly Fix[] {
  const scalar = replaceable(api.get("identifier"));
  if (scalar === undefined || api.value.kind !== "map") return [];
  // In block style a placeholder needs no quotes.
  const isPlain = scalar.style === "plain" && !api.value.flow;
  const edit = isPlain ? { at: scalar.at, text: MANAGEMENT_API } : replaceScalar(scalar, MANAGEMENT_API);
  return [{ title: `Write \${tenant.domain} (${means})`, edits: [edit], safe: false }];
}

/** As it is best written in a file. */
const MANAGEMENT_API = "https://${tenant.domain}/api/v2/";

/** Fields of an API that the Management API's entry can't have. Keys that no API has are the schema's business. */
const NEVER_MANAGED: ReadonlySet<string> = new Set(
  keysOf("Api")
    .map(({ key }) => key)
    .filter((key) => !MANAGED_OF_AUTH0.has(key)),
);
