import type { Fix, Span } from "../document/finding.ts";
import { nearest } from "../text/nearest.ts";
import type { ScalarValue, Value } from "../document/read/value.ts";
import { listed, shown } from "../schema/words.ts";
import { replaceFix } from "./about/fixes.ts";
import { tenantsAreKnown } from "./about/tenant-entries.ts";
import { defineRule, type Report, type RuleContext } from "./rule.ts";

export const unknownTenant = defineRule({
  id: "unknown-tenant",
  on: "api",
  severity: "error",
  summary: "A `tenants` list names a tenant that the file doesn't have.",
  why: `\`tenants\` under an API or a grant says for which of the file's tenants it is. A name that the file's own \`tenants\` doesn't
have means none of them: the API or grant silently goes nowhere, or, if it was meant for one tenant more, is missing just
there. Names are compared as they are, letter case included.

A file without \`tenants\` goes to whichever tenant is picked, and can't keep an API from any of them.`,
  *check(api, context) {
    const own = api.get("tenants");
    const grants = api.get("grants");
    const lists = (grants?.kind === "list" ? grants.items : []).flatMap((grant) =>
      grant.kind === "map" ? (grant.entries.get("tenants")?.value ?? []) : [],
    );
    // Most APIs name none; to know them takes a look at the whole file.
    const known = own || lists.length > 0 ? knownTenants(context) : undefined;
    if (known === undefined) return;
    yield* unknownIn(own, "API", known);
    for (const list of lists) yield* unknownIn(list, "grant", known);
  },
  good: [
    "tenants:\n  dev: { domain: acme-dev.eu.auth0.com }\napis:\n  - identifier: https://api.acme.com\n    tenants: [dev]\n",
    "extends: ../shared.auth-apis.yaml\napis:\n  - identifier: https://api.acme.com\n    tenants: [dev]\n",
  ],
  bad: [
    "tenants:\n  production: { domain: acme.eu.auth0.com }\napis:\n  - identifier: https://api.acme.com\n    tenants: [⟦prodution⟧]\n",
    "tenants:\n  dev: { domain: acme-dev.eu.auth0.com }\napis:\n  - identifier: https://api.acme.com\n    grants:\n      - client: orders-worker\n        tenants: [dev, ⟦staging⟧]\n",
    "apis:\n  - identifier: https://api.acme.com\n    tenants: [⟦dev⟧]\n",
  ],
});

/** `undefined` where more tenants may come from elsewhere, or can't be read. */
function knownTenants({ file }: RuleContext): readonly string[] | undefined {
  const own = file.keys.findLast(({ key }) => key === "tenants");
  if (!tenantsAreKnown(file) || (own?.block.parsed.problems.length ?? 0) > 0) return undefined;
  return [...(file.tenantMap?.entries.keys() ?? [])];
}

function* unknownIn(list: Value | undefined, what: "API" | "grant", known: readonly string[]): Iterable<Report> {
  for (const item of list?.kind === "list" ? list.items : []) {
    if (item.kind === "unknown" && what === "API") yield* placeholderIn(item.at);
    if (item.kind !== "scalar" || typeof item.value !== "string" || known.includes(item.value)) continue;
    yield { at: item.at, message: messageOf(item.value, what, known), fixes: rename(item, known) };
  }
}

/** A variable belongs to a tenant: which tenants there are comes before it. */
function* placeholderIn(at: Span): Iterable<Report> {
  const text = at.block.text.slice(at.start, at.end);
  if (!text.includes("${")) return;
  const message = `${shown(text)} names no tenant, so this API is never synced there: a tenant's variable can't say which tenants an API is for. Write the tenant's name.`;
  yield { at, message };
}

function messageOf(name: string, what: "API" | "grant", known: readonly string[]): string {
  if (known.length === 0) {
    return `The file names no tenants, so "${shown(name)}" means nothing and this ${what} can't be kept from any tenant. Add the tenant under \`tenants\`.`;
  }
  const near = nearest(name, known);
  const hint =
    near === undefined
      ? `It has ${listed(
          known.map((each) => shown(each)),
          "and",
        )}.`
      : `Is it ${shown(near)}?`;
  return `The file has no tenant "${shown(name)}", so this ${what} is never synced there. ${hint}`;
}

function rename(item: ScalarValue, known: readonly string[]): readonly Fix[] {
  const near = nearest(String(item.value), known);
  return near === undefined ? [] : replaceFix(item, near, `Change to ${near}`);
}
