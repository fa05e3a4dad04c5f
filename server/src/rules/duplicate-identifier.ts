import type { ApiEntry, ApiView } from "../document/read/api.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import { shown } from "../schema/words.ts";
import { quoted } from "./about/identifier-text.ts";
import { type Meeting, meetings, type OnTenants, onTenants } from "./about/on-one-tenant.ts";
import { comparison, sameKeyed } from "./about/same-key.ts";
import { defineRule, type FileReport } from "./rule.ts";
import { memoryKey } from "../document/memory.ts";
import { type Beside, besideOthers } from "./about/other-files.ts";

export const duplicateIdentifier = defineRule({
  id: "duplicate-identifier",
  on: "file",
  severity: "error",
  summary: "Two APIs of one tenant have the same identifier.",
  why: `The identifier is the audience of a token and unique in a tenant: it is how a sync finds the API there. Two entries
with one identifier contradict each other, and which of them should hold would be chance; so the second is never synced.

Give one of them another identifier, merge the two, or say with \`tenants: [dev]\` that each is for a tenant of its own. That
holds for entries with \`state: absent\` as well: an API can't be described and removed at once. Tenants are compared by
their domain, so two names with one domain are one tenant, also in two files of the workspace. What git ignores there, such as a
build's copy of a file, is no second one.`,
  *check({ file, others: files }) {
    yield* besideOthers(file, files, BESIDE, "same", (entry, api, { title, source }, [other]) => ({
      entry,
      at: api.at,
      message: `${title} has an API with the identifier ${quoted(api.identifier)} for the same tenant, ${shown(api.domain)}. The tenant holds one, so the syncs of the two files would undo each other.`,
      related: [{ at: other.at, message: `The API in ${title}`, source }],
      tenants: namesOf(api.domain, file),
    }));

    for (const { first, other, names } of duplicatesIn(file)) {
      yield { ...report(other.api, first.api), entry: other.entry, tenants: names };
    }
  },
  good: [
    "apis:\n  - identifier: https://a.acme.com\n  - identifier: https://b.acme.com\n",
    "tenants:\n  dev: { domain: acme-dev.eu.auth0.com }\n  live: { domain: acme.eu.auth0.com }\napis:\n  - identifier: https://a.acme.com\n    tenants: [dev]\n  - identifier: https://a.acme.com\n    tenants: [live]\n",
  ],
  bad: [
    "apis:\n  - identifier: https://a.acme.com\n  - identifier: ⟦https://a.acme.com⟧\n",
    "apis:\n  - identifier: https://a.acme.com\n  - identifier: ⟦https://a.acme.com⟧\n    state: absent\n",
    "tenants:\n  dev: { domain: acme-dev.eu.auth0.com, variables: { BASE: https://a } }\n  live: { domain: acme.eu.auth0.com, variables: { BASE: https://b } }\napis:\n  - identifier: https://a\n  - identifier: ⟦${BASE}⟧\n",
  ],
});

/** How many APIs of a file bear an identifier that another one has, as far as the rule would say. */
export function countDuplicates(file: AuthApisFile): number {
  return [...duplicatesIn(file)].length;
}

function duplicatesIn(file: AuthApisFile): Iterable<Meeting> {
  return meetings(sameKeyed(file, IDENTITIES, identitiesOf), file);
}

/** The tenants of a file that have a domain. */
function namesOf(domain: string, { tenants }: AuthApisFile): readonly string[] {
  return tenants.flatMap((tenant) => (tenant.domain?.toLowerCase() === domain ? [tenant.name] : []));
}

const BESIDE = memoryKey<Beside>();

function identitiesOf(entry: ApiEntry): readonly OnTenants[] {
  return onTenants(entry, identityOf);
}

/** Equal for two APIs of which a tenant can hold only one. */
function identityOf(api: ApiView): string | undefined {
  return api.identifier ?? unresolvedIdentifier(api);
}

const IDENTITIES = comparison<OnTenants>();

function report(api: ApiView, first: ApiView): FileReport {
  const name = first.text("name");
  const other = name === undefined ? "Another API of the file" : `The API "${shown(name)}"`;
  return {
    at: api.at("identifier"),
    message: `${other} has the identifier ${quoted(identityOf(api) ?? "")} already. A tenant holds one API per identifier, so a sync leaves this one out.`,
    related: [{ at: first.at("identifier"), message: "The first API with this identifier" }],
  };
}

/** Where no tenant is known yet, the same placeholders will mean the same. */
function unresolvedIdentifier(api: ApiView): string | undefined {
  const value = api.get("identifier");
  if (value?.kind !== "unknown" || value.via !== undefined) return undefined;
  const text = value.at.block.text.slice(value.at.start, value.at.end);
  return text.includes("${") ? text.replace(/^(["'])(.*)\1$/s, "$2") : undefined;
}
