import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { readTenantFacts, type TenantFacts } from "../../server/src/facts/tenant-facts.ts";
import { knownTenant, NONE_KNOWN, told } from "../../server/src/facts/known-tenants.ts";
import * as fc from "../properties.ts";

const facts: TenantFacts = {
  domain: "acme.eu.auth0.com",
  readAt: 1_700_000_000_000,
  state: {
    apis: [{ id: "1", identifier: "https://a", system: false, fields: { name: "A", scopes: [{ value: "read:a" }] } }],
    grants: [
      {
        id: "2",
        clientId: "Lz8",
        audience: "https://a",
        subjectType: "client",
        system: false,
        defaultFor: undefined,
        fields: { scope: ["read:a"] },
      },
    ],
    clients: [
      {
        clientId: "Lz8",
        name: "Worker",
        appType: "non_interactive",
        grantTypes: ["client_credentials"],
        authentication: "client_secret_post",
        firstParty: true,
        global: false,
      },
    ],
  },
};

test("what a client sends is what arrives", () => {
  deepEqual(readTenantFacts(JSON.parse(JSON.stringify(facts))), facts);
  deepEqual(readTenantFacts({ domain: "a", forget: true }), { domain: "a", forget: true });
});

test("a secret and what nobody has asked for stay outside", () => {
  const [api] = facts.state.apis;
  const apis = [{ ...api, signing_secret: "s3cret", fields: { name: "A", signing_secret: "s3cret" } }];
  const clients = [{ ...facts.state.clients[0], client_secret: "s3cret" }];
  const read = readTenantFacts({ ...facts, state: { ...facts.state, apis, clients }, token: "s3cret" });
  ok(read);
  ok(!JSON.stringify(read).includes("s3cret"));
});

test("the entry for all applications is none", () => {
  const clients = [...facts.state.clients, { clientId: "Gl0", name: "All Applications", global: true }];
  const read = readTenantFacts({ ...facts, state: { ...facts.state, clients } });
  ok(read);
  const known = knownTenant(told(NONE_KNOWN, read), facts.domain);
  deepEqual(known?.state.clients, facts.state.clients);
  equal(known.index.client("Gl0"), undefined);
  deepEqual(known.index.clientsNamed("All Applications"), []);
});

for (const wrong of [
  undefined,
  null,
  [],
  {},
  { ...facts, domain: "" },
  { ...facts, readAt: "now" },
  { ...facts, state: { ...facts.state, apis: [{}] } },
  { ...facts, state: { ...facts.state, clients: undefined } },
]) {
  test(`none: ${JSON.stringify(wrong)}`, () => equal(readTenantFacts(wrong), undefined));
}

test("nothing makes it throw", () =>
  fc.assert(fc.property(fc.anything(), (params) => (readTenantFacts(params), true))));
