import type { Span } from "../document/finding.ts";
import { defineRule, type Report } from "./rule.ts";

export const duplicateIdentifier = defineRule({
  id: "duplicate-identifier",
  on: "file",
  severity: "error",
  summary: "Two APIs of one tenant have the same identifier.",
  why: "The identifier is the audience of a token and is unique in a tenant: a second API with it can't be created, and which of the two entries should hold would be chance.",
  *check({ file }) {
    const seen = new Map<string, { at: Span; index: number }>();
    const reported = new Set<Span>();
    for (const entry of file.apis) {
      for (const api of entry.views) {
        const { identifier } = api;
        if (identifier === undefined) continue;
        const at = api.at("identifier");
        for (const tenant of api.tenants.length > 0 ? api.tenants.map(({ name }) => name) : [""]) {
          const key = `${tenant}\n${identifier}`;
          const first = seen.get(key);
          if (first === undefined) seen.set(key, { at, index: entry.index });
          else if (first.index !== entry.index && !reported.has(at)) {
            reported.add(at);
            yield duplicate(identifier, tenant, at, first.at);
          }
        }
      }
    }
  },
  good: [
    "apis:\n  - identifier: https://a.acme.com\n  - identifier: https://b.acme.com\n",
    "tenants:\n  dev: { domain: dev.eu.auth0.com }\n  live: { domain: live.eu.auth0.com }\napis:\n  - identifier: https://a.acme.com\n    tenants: [dev]\n  - identifier: https://a.acme.com\n    tenants: [live]\n",
  ],
  bad: ["apis:\n  - identifier: https://a.acme.com\n  - identifier: ⟦https://a.acme.com⟧\n"],
});

function duplicate(identifier: string, tenant: string, at: Span, first: Span): Report {
  const where = tenant === "" ? "" : ` on the tenant ${tenant}`;
  return {
    at,
    message: `Another API has the identifier ${identifier}${where} already. A tenant can't hold both.`,
    related: [{ at: first, message: "The first API with this identifier" }],
  };
}
