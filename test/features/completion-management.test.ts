import { deepEqual, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { NONE_KNOWN, told } from "../../server/src/facts/known-tenants.ts";
import { offered } from "./cursor.ts";

const TENANTS = `tenants:
  dev: { domain: d.eu.auth0.com, clients: { worker: abc } }
  live: { domain: l.eu.auth0.com, clients: { worker: def } }
`;
const API = "apis:\n  - identifier: https://a\n";

describe("the Management API's entry", () => {
  const own = `${TENANTS}apis:\n  - identifier: https://\${tenant.domain}/api/v2/\n`;
  const scopes = [{ value: "read:users", description: "Read users" }, { value: "read:logs" }];
  const api = (identifier: string) => ({ id: identifier, identifier, system: true, fields: { scopes } });
  const state = { apis: [api("https://d.eu.auth0.com/api/v2/"), api("https://a")], grants: [], clients: [] };
  const facts = told(NONE_KNOWN, { domain: "d.eu.auth0.com", readAt: 0, state });
  const grant = "    grants:\n      - client: worker\n        scope: [|]\n";
  test("has grants and tenants", () => deepEqual(offered(`${own}    |\n`), ["grants", "tenants"]));
  test("… also while one is typed", () => deepEqual(offered(`${own}    sig|\n`), ["grants", "tenants"]));
  test("… for one tenant, and for whichever is picked", () => {
    deepEqual(offered(`${own.replace("${tenant.domain}", "d.eu.auth0.com")}    |\n`), ["grants", "tenants"]);
    deepEqual(offered(`${own.replace(TENANTS, "")}    |\n`), ["grants", "tenants"]);
  });
  test("is none that begins below it", () => ok(offered(`${own}  |\n`).includes("- signing_alg")));
  test("has the scopes that a known tenant has", () => {
    deepEqual(offered(own + grant, { snippets: false, facts }), ["read:users", "read:logs"]);
    deepEqual(offered(own + grant.replace("[|", "[read:logs, |"), { snippets: false, facts }), ["read:users"]);
    deepEqual(offered(own + grant), []);
  });
  test("… as has any API whose scopes the file leaves to the tenant, and no other", () => {
    const other = `${TENANTS}${API}`;
    deepEqual(offered(other + grant, { snippets: false, facts }), ["read:users", "read:logs"]);
    deepEqual(offered(`${other}    scopes: [{ value: own }]\n${grant}`, { snippets: false, facts }), ["own"]);
    deepEqual(offered(`${other}    scopes: []\n${grant}`, { snippets: false, facts }), []);
  });
});
