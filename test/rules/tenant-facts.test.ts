import { deepEqual, equal, match } from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import type { JsonObject } from "../../server/src/facts/json.ts";
import { NONE_KNOWN, told } from "../../server/src/facts/known-tenants.ts";
import type { TenantFacts } from "../../server/src/facts/tenant-facts.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { rules } from "../../server/src/rules/registry.ts";
import { findings } from "./marked.ts";

const client = (
  clientId: string,
  name: string,
  appType = "non_interactive",
  authentication = "client_secret_post",
) => ({
  clientId,
  name,
  appType,
  grantTypes: ["client_credentials"],
  authentication,
  firstParty: true,
  global: false,
});

const grant = (clientId: string, fields: JsonObject) => ({
  id: `of ${clientId}`,
  clientId,
  audience: "urn:granted",
  subjectType: "client",
  system: false,
  defaultFor: undefined,
  fields,
});

const facts: TenantFacts = {
  domain: "Acme.eu.auth0.com",
  readAt: 0,
  state: {
    apis: [
      { id: "1", identifier: "https://api.acme.com/orders/", system: false, fields: {} },
      { id: "3", identifier: "urn:roles", system: false, fields: { enforce_policies: true } },
      {
        id: "4",
        identifier: "urn:granted",
        system: false,
        fields: { enforce_policies: false, subject_type_authorization: { user: { policy: "require_client_grant" } } },
      },
      { id: "2", identifier: "https://acme.eu.auth0.com/api/v2/", system: true, fields: {} },
    ],
    grants: [grant("id1", { organization_usage: "allow" }), grant("id4", { organization_usage: "deny" })],
    clients: [
      client("id1", "Worker"),
      client("id2", "Twin"),
      client("id3", "Twin"),
      client("id4", "Shop", "spa", "none"),
      client("id5", "Phone", "native", "none"),
      { ...client("id6", "Partner"), firstParty: false },
    ],
  },
};

const HEAD = `tenants:
  live: { domain: acme.eu.auth0.com, clients: { shop: id4, gone: id9 } }
  other: { domain: other.eu.auth0.com, clients: { shop: x, gone: y } }
apis:
`;
const said = (apis: string, rule: string) =>
  findings(HEAD + apis, rules, [facts])
    .filter((finding) => finding.rule === rule)
    .map(({ severity, message, tenants }) => [severity, message, tenants]);
const granted = (name: string): string => `  - identifier: urn:a\n    grants: [{ client: ${name} }]\n`;

for (const name of ["Worker", "id1", "Twins of other"]) {
  test(`unknown-client: ${name}`, () => {
    equal(said(granted(name), "unknown-client").length, name.startsWith("Twins") ? 1 : 0);
  });
}
test("unknown-client: a name of two applications, a misspelt one, a short name for none", () => {
  const [[severity, message] = []] = said(granted("Twin"), "unknown-client");
  deepEqual([severity, String(message).includes("id2 and id3")], ["error", true]);
  match(String(said(granted("Wroker"), "unknown-client")[0]?.[1]), /Is it Worker\?/);
  const [[short, text, tenants] = []] = said(granted("gone"), "unknown-client");
  deepEqual([short, tenants], ["warning", ["live"]]);
  match(String(text), /no application with the id id9, for which "gone" stands/);
});

test("unknown-client: what a syntax error hides may be a short name", () => {
  const torn = HEAD.replace("gone: y } }", "gone: y, spare: [z } }") + granted("spare");
  deepEqual(
    findings(torn, rules, [facts]).filter(({ rule }) => rule === "unknown-client"),
    [],
  );
});

test("grant-unusable-client: one that is public", () => {
  match(String(said(granted("shop"), "grant-unusable-client")[0]?.[1]), /"Shop" is public/);
});

test("trailing-slash: not where the tenant has just this; a hint where it has nearly this", () => {
  const only = "    tenants: [live]\n";
  deepEqual(said(`  - identifier: https://api.acme.com/orders/\n${only}`, "trailing-slash"), []);
  deepEqual(said("  - identifier: https://api.acme.com/orders/\n", "trailing-slash")[0]?.[2], ["other"]);
  const near = said("  - identifier: https://api.acme.com/Orders\n", "lookalike-on-tenant");
  deepEqual(
    near.map(([severity, , tenants]) => [severity, tenants]),
    [["hint", ["live"]]],
  );
  match(String(near[0]?.[1]), /only in letter case and the trailing slash/);
});

test("rbac-recommended: a warning that names the applications, an info on the tenant that isn't known", () => {
  deepEqual(
    said("  - identifier: urn:a\n", "rbac-recommended").map(([severity, message, tenants]) => [
      severity,
      /single-page or native ones: Shop and Phone/.test(String(message)),
      tenants,
    ]),
    [
      ["warning", true, ["live"]],
      ["info", false, ["other"]],
    ],
  );
});

for (const identifier of ["urn:roles", "urn:granted"]) {
  test(`… and nothing on the tenant that holds ${identifier} guarded, which the file leaves as it is`, () => {
    const tenants = said(`  - identifier: ${identifier}\n`, "rbac-recommended").map(([, , names]) => names);
    deepEqual(tenants, [["other"]]);
    deepEqual(said(`  - identifier: ${identifier}\n    tenants: [live]\n`, "rbac-recommended"), []);
  });
}
test("… but what the file says counts more than what the tenant holds", () => {
  const off = "  - identifier: urn:roles\n    tenants: [live]\n    enforce_policies: false\n";
  const all = `${off.replace("roles", "granted")}    subject_type_authorization: { user: { policy: allow_all } }\n`;
  deepEqual(
    [off, all].map((api) => said(api, "rbac-recommended").map(([severity]) => severity)),
    [["warning"], ["warning"]],
  );
});

test("authz-dialect-without-rbac: not where the tenant holds the API with RBAC on", () => {
  const api = "  - identifier: urn:roles\n    token_dialect: access_token_authz\n";
  deepEqual(
    said(api, "authz-dialect-without-rbac").map(([, , names]) => names),
    [["other"]],
  );
  deepEqual(said(`${api}    tenants: [live]\n`, "authz-dialect-without-rbac"), []);
});

for (const [name, tenants] of [
  ["Worker", ["other"]],
  ["shop", undefined],
  ["Phone", undefined],
] as const) {
  test(`organization-mismatch: not where the tenant's own grant is for organizations: ${name}`, () => {
    const api = `  - identifier: urn:granted\n    grants: [{ client: ${name}, allow_any_organization: true }]\n`;
    deepEqual(
      said(api, "organization-mismatch").map(([severity, , names]) => [severity, names]),
      [["info", tenants]],
    );
  });
}
test("… nor is anything said where the grant is for that tenant alone", () => {
  const lines = "      - { client: Worker, allow_any_organization: true, tenants: [live] }\n";
  deepEqual(said(`  - identifier: urn:granted\n    grants:\n${lines}`, "organization-mismatch"), []);
});

test("… and nothing of what has no identifier yet", () => {
  deepEqual(said("  - name: A\n  - https://a\n", "rbac-recommended"), []);
});

test("what is found follows the facts, also where nothing else has changed", () => {
  const file = readFile(Document.of(HEAD + granted("Wroker")));
  const count = (known = NONE_KNOWN): number =>
    analyse(file, { rules, facts: known }).filter(({ rule }) => rule === "unknown-client").length;
  const known = told(NONE_KNOWN, facts);
  deepEqual([count(), count(known), count(told(known, { domain: "acme.eu.auth0.com", forget: true }))], [0, 1, 0]);
});

test("duplicate-grant: an application by its name and by its id, where that is known", () => {
  const twice = (one: string, other: string) =>
    said(`  - identifier: urn:a\n    grants: [{ client: ${one} }, { client: ${other} }]\n`, "duplicate-grant");
  deepEqual(twice("Worker", "id1"), [
    [
      "error",
      '"id1" is the application "Worker" and has a grant for this API already. A tenant holds one per application and subject type, so these two have to be one. (On live.)',
      ["live"],
    ],
  ]);
  equal(twice("Shop", "shop").length, 1);
  deepEqual(twice("Twin", "id2"), []);
  deepEqual(twice("Unheard", "id1"), []);
});

test("user-grant-without-effect: not for an application that the tenant knows as somebody else's", () => {
  const grants = "grants: [{ client: Partner, subject_type: user }, { client: Worker, subject_type: user }]";
  const open = `  - identifier: urn:a\n    subject_type_authorization: { user: { policy: allow_all } }\n    ${grants}\n`;
  const messages = said(open, "user-grant-without-effect").map(([, message]) => String(message));
  deepEqual([messages.length, messages[0]?.includes("Worker")], [1, true]);
});
