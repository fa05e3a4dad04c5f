import assert from "node:assert/strict";
import { test } from "node:test";
import { accessOf } from "../../server/src/token/verdict/access-list.ts";
import { foresee } from "../../server/src/token/verdict/foresee.ts";
import { withCauses } from "../../server/src/token/verdict/row-cause.ts";
import { tenantState, tokenTest, wantedApi, wantedGrant } from "../expected/token-test.ts";

const audience = "https://a";
const scopes = [{ value: "read" }, { value: "write" }];

test("a third-party application goes by the default grant where it has none of its own", () => {
  const facts = (firstParty: boolean) =>
    tenantState({
      apis: { [audience]: { scopes } },
      grants: [{ audience, defaultFor: "third_party_clients", fields: { scope: ["read"] } }],
      clients: [{ clientId: "Lz8T", firstParty }],
    });
  const wanted = tokenTest({ grant: { scope: ["read"] } });
  const { answer, rows } = foresee(wanted, facts(false), 0);
  assert.equal(answer.token, "yes");
  assert.equal(rows.find(({ check }) => check === "scopes")?.state, "agrees");
  assert.equal(foresee(wanted, facts(true), 0).answer.token, "no");
});

test("a grant that stands as in the file doesn't differ because fewer of its scopes were asked for", () => {
  const facts = tenantState({ grants: [{ audience, clientId: "Lz8T", fields: { scope: ["read", "write"] } }] });
  const row = { check: "scopes", state: "broken", expected: ["read"], actual: [] } as const;
  const asked = { ...tokenTest({ grant: { scope: ["write", "read"] } }), scopes: ["read"] };
  assert.equal(withCauses([row], asked, { verified: true, facts })[0]?.cause, "token-is-older");
});

for (const [policy, firstParty, limits] of [
  ["require_client_grant", true, true],
  ["allow_all", true, false],
  ["allow_all", false, true],
] as const) {
  test(`a user grant under ${policy} limits a ${firstParty ? "first" : "third"}-party application: ${limits}`, () => {
    const fields = { scopes, subject_type_authorization: { user: { policy } } };
    const api = wantedApi(audience, fields, [wantedGrant("Lz8T", { scope: ["read"] }, "user")]);
    const application = { named: "Lz8T", clientId: "Lz8T" };
    const facts = tenantState({ apis: { [audience]: fields }, clients: [{ clientId: "Lz8T", firstParty }] });
    const access = accessOf({ scope: "read" }, { api, subject: "user", application, file: [api], facts });
    const why = access.find(({ scope }) => scope === "write")?.why ?? "";
    assert.equal(/grant on behalf of its users/.test(why), limits, why);
  });
}
