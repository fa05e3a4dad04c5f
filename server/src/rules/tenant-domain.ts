import { replaceScalar } from "../document/edit/edits.ts";
import type { Fix, Span } from "../document/finding.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import type { MapValue, ScalarValue } from "../document/read/value.ts";
import { readTenants } from "../document/read/tenants.ts";
import { isLoopback } from "../facts/domain.ts";
import { domainProblem } from "../schema/domain-words.ts";
import { shown } from "../schema/words.ts";
import { isAuth0Host } from "./about/auth0-own.ts";
import { type CustomDomain, customDomains } from "./about/custom-domains.ts";
import { replaceable } from "./about/fixes.ts";
import { bareHost } from "./about/host-name.ts";
import { entriesOf } from "./about/tenant-entries.ts";
import { defineRule, type Report } from "./rule.ts";

export const tenantDomain = defineRule({
  id: "tenant-domain",
  on: "file",
  severity: "error",
  summary:
    "A tenant's `domain` isn't the bare host name of that tenant alone, or one of its `custom_domains` isn't one.",
  why: `\`domain\` says where requests and sign-ins for a tenant go, so it is kept to the one form that can't be misread: a bare
host name such as \`acme.eu.auth0.com\`, with no scheme, user, path or trailing slash, and a port only on the own machine (a
local tenant). \`\${tenant.domain}\` inserts it as it is written. Variables can't stand in it.

Two tenants of the file never share a domain: they would be one tenant, and each sync would undo the other.

A **custom domain** (\`login.acme.com\`) isn't the tenant's own. The Management API and its identifier stay on the domain that
Auth0 gave the tenant (\`*.auth0.com\`, \`*.auth0app.com\` for private clouds), so with a custom domain signing in for a sync fails. List it under
\`custom_domains\`: tokens may then be issued under it.

See [Create Tenants](https://auth0.com/docs/get-started/auth0-overview/create-tenants) and
[Custom Domains](https://auth0.com/docs/customize/custom-domains).`,
  *check({ file }) {
    const listed = new Map(customDomains(file).map((custom) => [custom.host, custom]));
    const first = new Map<string, { name: string; at: Span }>();
    for (const { name, domain, at, value } of domains(file)) {
      const problem = domainProblem(domain);
      if (problem !== undefined) {
        yield {
          at,
          message: `${problem} As it is, nothing can be synced to ${shown(name)}.`,
          fixes: value ? bare(value, domain) : [],
        };
        continue;
      }
      const key = domain.toLowerCase();
      const same = first.get(key);
      if (same) yield shared(at, name, domain, same);
      else first.set(key, { name, at });
      if (same || value === undefined) continue;
      if (domain !== key) yield upperCase(value, domain);
      else if (!isAuth0Host(key) && !isLoopback(key)) yield customDomain(at, domain, listed.get(key));
    }
    yield* customDomainProblems(file);
  },
  good: [
    "tenants:\n  dev:\n    domain: acme-dev.eu.auth0.com\n    custom_domains: [login.dev.acme.com]\n  here: { domain: localhost:7001 }\n  private: { domain: acme.prod.auth0app.com }\n",
  ],
  bad: [
    "tenants:\n  dev:\n    domain: ⟦https://acme.eu.auth0.com/⟧\n",
    "tenants:\n  dev: { domain: ⟦acme⟧ }\n",
    "tenants:\n  dev: { domain: ⟦acme.eu.auth0.com:8443⟧ }\n",
    "tenants:\n  dev: { domain: acme.eu.auth0.com }\n  live: { domain: ⟦acme.eu.auth0.com⟧ }\n",
    "tenants:\n  dev: { domain: ⟦login.acme.com⟧ }\n",
    "tenants:\n  dev: { domain: acme.eu.auth0.com, custom_domains: [⟦https://login.acme.com⟧] }\n",
  ],
});

interface Domain {
  readonly name: string;
  readonly domain: string;
  readonly at: Span;
  /** Where the file itself says it. What else than an error is to be said of another file's domain is said there. */
  readonly value?: ScalarValue;
}

/** Those of the file that this one extends, and what the file itself says, whichever tenant stands in for another. */
function* domains(file: AuthApisFile): Iterable<Domain> {
  const own = ownTenants(file);
  const named = new Set(own.map(({ name }) => name));
  for (const { name, domain, domainAt } of readTenants(file.base?.tenants)) {
    if (domain !== undefined && domainAt && !named.has(name)) yield { name, domain, at: domainAt };
  }
  for (const { name, tenant } of own) {
    const value = tenant.entries.get("domain")?.value;
    if (value?.kind === "scalar" && typeof value.value === "string")
      yield { name, domain: value.value, at: value.at, value };
  }
}

function ownTenants(file: AuthApisFile): readonly { name: string; tenant: MapValue }[] {
  const tenants = file.keys.findLast(({ key }) => key === "tenants");
  return entriesOf(tenants).flatMap(({ key: name, value }) => (value.kind === "map" ? [{ name, tenant: value }] : []));
}

/** A token's issuer is `https://DOMAIN/` of one of them. */
function* customDomainProblems(file: AuthApisFile): Iterable<Report> {
  for (const { name, tenant } of ownTenants(file)) {
    const list = tenant.entries.get("custom_domains")?.value;
    for (const value of list?.kind === "list" ? list.items : []) {
      if (value.kind !== "scalar" || typeof value.value !== "string") continue;
      const problem = domainProblem(value.value);
      if (problem === undefined) continue;
      const message = `${problem} As it is, no issuer of ${shown(name)}'s tokens matches it.`;
      yield { at: value.at, severity: "warning", message, fixes: bare(value, value.value) };
    }
  }
}

function shared(at: Span, name: string, domain: string, first: { name: string; at: Span }): Report {
  return {
    at,
    message: `${shown(domain)} is the domain of ${shown(first.name)} already. Two names for one tenant would undo each other's syncs; give ${shown(name)} its own domain, or keep one of the two.`,
    related: [{ at: first.at, message: `The domain of ${shown(first.name)}` }],
  };
}

function upperCase(value: ScalarValue, domain: string): Report {
  const lower = domain.toLowerCase();
  const message = `${shown(domain)} has upper-case letters. \${tenant.domain} inserts it so, and an identifier made of it, the Management API's for one, then matches none on the tenant.`;
  return { at: value.at, severity: "warning", message, fixes: rewrite(value, lower) };
}

function customDomain(at: Span, domain: string, listed: CustomDomain | undefined): Report {
  const why = listed ? `is listed in \`custom_domains\` of ${shown(listed.tenant)}` : "looks like a custom domain";
  return {
    at,
    severity: "warning",
    message: `${shown(domain)} ${why}. \`domain\` is the tenant's own host, as in acme.eu.auth0.com: the Management API answers only there, so signing in to sync would fail.`,
    ...(listed && { related: [{ at: listed.at, message: `Where ${shown(listed.tenant)} lists it` }] }),
  };
}

function bare(value: ScalarValue, domain: string): readonly Fix[] {
  const host = bareHost(domain);
  return host === undefined ? [] : rewrite(value, host);
}

function rewrite(value: ScalarValue, domain: string): readonly Fix[] {
  const own = replaceable(value);
  return own ? [{ title: `Write ${domain}`, edits: [replaceScalar(own, domain)], safe: false }] : [];
}
