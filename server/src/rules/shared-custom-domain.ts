import type { Span } from "../document/finding.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import { isLoopback } from "../facts/domain.ts";
import { shown } from "../schema/words.ts";
import { isAuth0Host } from "./about/auth0-own.ts";
import { type CustomDomain, customDomains } from "./about/custom-domains.ts";
import { isOwn } from "./about/tenant-entries.ts";
import { defineRule } from "./rule.ts";

export const sharedCustomDomain = defineRule({
  id: "shared-custom-domain",
  on: "file",
  severity: "warning",
  summary: "A custom domain of one tenant is listed under another one as well, or is that one's own domain.",
  why: `A custom domain belongs to one tenant: that one answers there and signs the tokens whose issuer it is. Listed for two, a token
of the one counts as issued by the other as well, until its signature is checked. A tenant that was copied in the file often
still has the list of the one it was copied from; list each custom domain under the tenant on which it is set up.

See [Custom Domains](https://auth0.com/docs/customize/custom-domains).`,
  *check({ file }) {
    const first = new Map<string, CustomDomain>();
    const hosts = ownHosts(file);
    for (const custom of customDomains(file)) {
      const { host, at, tenant } = custom;
      const same = first.get(host);
      const other = hosts.get(host) ?? same;
      if (same === undefined) first.set(host, custom);
      // Two names for one tenant are told of at its domain.
      if (other === undefined || other.domain === custom.domain || other.tenant === tenant || !isOwn(at, file))
        continue;
      const what = other === same ? "a custom domain" : "the domain";
      yield {
        at,
        message: `${shown(host)} is ${what} of ${shown(other.tenant)} already, and no two tenants have one in common: a token that ${shown(other.tenant)} issued under it would count as ${shown(tenant)}'s. List it only under the tenant on which it is set up.`,
        related: [{ at: other.at, message: `Where ${shown(other.tenant)} has it` }],
      };
    }
  },
  good: [
    "tenants:\n  dev: { domain: acme-dev.eu.auth0.com, custom_domains: [login.dev.acme.com] }\n  live: { domain: acme.eu.auth0.com, custom_domains: [login.acme.com, login.acme.org] }\n",
  ],
  bad: [
    "tenants:\n  dev: { domain: acme-dev.eu.auth0.com, custom_domains: [login.acme.com] }\n  live: { domain: acme.eu.auth0.com, custom_domains: [⟦login.acme.com⟧] }\n",
    "tenants:\n  dev: { domain: acme-dev.eu.auth0.com, custom_domains: [⟦acme.eu.auth0.com⟧] }\n  live: { domain: acme.eu.auth0.com }\n",
  ],
});

/** Domains that are a tenant's for certain. Of any other one `tenant-domain` says that it belongs into the list. */
function ownHosts({ tenants }: AuthApisFile): ReadonlyMap<string, Omit<CustomDomain, "host">> {
  const hosts = new Map<string, { at: Span; tenant: string; domain: string }>();
  for (const { name, domain: written, domainAt } of tenants) {
    const domain = written?.toLowerCase();
    if (domain === undefined || domainAt === undefined || hosts.has(domain)) continue;
    if (isAuth0Host(domain) || isLoopback(domain)) hosts.set(domain, { at: domainAt, tenant: name, domain });
  }
  return hosts;
}
