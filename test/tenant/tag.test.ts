import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Json, JsonObject } from "../../server/src/facts/json.ts";
import { fieldOf, wireFields } from "../../server/src/schema/facts.ts";
import { apiEffects, grantEffects, type Tag } from "../../server/src/tenant/plan/effects.ts";
import { consequencesOf, tagOf } from "../../server/src/tenant/plan/tag.ts";
import { apiOnTenant, clientOnTenant, grantOnTenant, planOf } from "./build.ts";

const policies = (user: string, client = "require_client_grant") => ({
  subject_type_authorization: { user: { policy: user }, client: { policy: client } },
});
const possession = (required: boolean, required_for = "all_clients") => ({
  proof_of_possession: { mechanism: "dpop", required, required_for },
});

/** Field by field and direction by direction: what the tenant has, what the file wants, and the row's tag. */
const api: readonly (readonly [have: JsonObject, want: JsonObject, tag: Tag])[] = [
  [{ name: "a" }, { name: "b" }, "cosmetic"],
  [{}, { signing_alg: "PS256" }, "breaks callers"],
  [{}, { token_dialect: "rfc9068_profile" }, "breaks callers"],
  [{}, { token_dialect: "access_token_authz" }, "needs care"],
  [{ token_dialect: "access_token_authz" }, { token_dialect: "access_token" }, "breaks callers"],
  [{ token_lifetime: 3600 }, { token_lifetime: 86400 }, "loosens access"],
  [{ token_lifetime: 86400 }, { token_lifetime: 3600 }, "needs care"],
  [{ token_lifetime_for_web: 7200 }, { token_lifetime_for_web: 60 }, "needs care"],
  [{}, { enforce_policies: true }, "breaks callers"],
  [{ enforce_policies: true }, { enforce_policies: false }, "loosens access"],
  [{}, { allow_offline_access: true }, "loosens access"],
  [{ allow_offline_access: true }, { allow_offline_access: false }, "breaks callers"],
  [{}, { allow_online_access: true }, "loosens access"],
  [{}, { skip_consent_for_verifiable_first_party_clients: true }, "loosens access"],
  [
    { skip_consent_for_verifiable_first_party_clients: true },
    { skip_consent_for_verifiable_first_party_clients: false },
    "needs care",
  ],
  [policies("allow_all"), policies("require_client_grant"), "breaks callers"],
  [policies("allow_all"), policies("deny_all"), "breaks callers"],
  [policies("require_client_grant"), policies("deny_all"), "breaks callers"],
  [policies("require_client_grant"), policies("allow_all"), "loosens access"],
  [policies("deny_all"), policies("require_client_grant"), "loosens access"],
  [policies("deny_all"), policies("allow_all"), "loosens access"],
  [policies("deny_all", "deny_all"), policies("deny_all"), "loosens access"],
  [policies("deny_all"), policies("deny_all", "deny_all"), "breaks callers"],
  [{}, possession(true), "breaks callers"],
  [possession(true), possession(false), "loosens access"],
  [possession(true), possession(true, "public_clients"), "loosens access"],
  [possession(true, "public_clients"), possession(true), "breaks callers"],
  [possession(true), { proof_of_possession: null }, "loosens access"],
  [{}, { consent_policy: "transactional-authorization-with-mfa" }, "breaks callers"],
  [{ consent_policy: "transactional-authorization-with-mfa" }, { consent_policy: null }, "loosens access"],
  [{}, { authorization_details: [{ type: "a.b" }] }, "needs care"],
  [{ authorization_details: [{ type: "a.b" }] }, { authorization_details: null }, "breaks callers"],
  [{ authorization_policy: { policy_id: "p" } }, { authorization_policy: null }, "loosens access"],
  [{}, { authorization_policy: { policy_id: "p" } }, "breaks callers"],
  [{ scopes: [] }, { scopes: [{ value: "a.description" }] }, "needs care"],
  [{ scopes: [{ value: "a.b", description: "A" }] }, { scopes: [{ value: "a.b", description: "B" }] }, "cosmetic"],
  [{ scopes: [{ value: "a.b" }] }, { scopes: [{ value: "a.b", description: "B" }] }, "cosmetic"],
  [{ scopes: [{ value: "a.description" }] }, { scopes: [] }, "breaks callers"],
  // The gravest of a row's fields.
  [{ name: "a", token_lifetime: 60 }, { name: "b", token_lifetime: 90, signing_alg: "PS256" }, "loosens access"],
];

const grant: readonly (readonly [have: JsonObject, want: JsonObject, tag: Tag])[] = [
  [{ scope: ["a"] }, { scope: ["a", "b"] }, "loosens access"],
  [{ scope: ["a", "b"] }, { scope: ["a"] }, "breaks callers"],
  [{ scope: ["a"] }, { allow_all_scopes: true }, "loosens access"],
  [{ allow_all_scopes: true, scope: undefined as unknown as Json }, { scope: [] }, "breaks callers"],
  [{}, { organization_usage: "allow" }, "loosens access"],
  [{}, { organization_usage: "require" }, "loosens access"],
  [{ organization_usage: "allow" }, { organization_usage: "require" }, "breaks callers"],
  [{ organization_usage: "require" }, { organization_usage: "allow" }, "loosens access"],
  [{ organization_usage: "require" }, { organization_usage: "deny" }, "breaks callers"],
  [{}, { allow_any_organization: true }, "loosens access"],
  [{ allow_any_organization: true }, { allow_any_organization: false }, "breaks callers"],
  [{}, { authorization_details_types: ["x.y"] }, "loosens access"],
  [{ authorization_details_types: ["x.y"] }, { authorization_details_types: [] }, "breaks callers"],
];

suite("what a row does to those who use the API", () => {
  for (const [have, want, tag] of api) {
    test(`${JSON.stringify(have)} -> ${JSON.stringify(want)}: ${tag}`, () => {
      const { changes } = planOf([{ fields: want }], { apis: [apiOnTenant(have)] });
      assert.deepEqual(changes.map(tagOf), [tag]);
    });
  }
  for (const [have, want, tag] of grant) {
    test(`grant ${JSON.stringify(have)} -> ${JSON.stringify(want)}: ${tag}`, () => {
      const { changes } = planOf([{ grants: [{ client: "worker", fields: want }] }], {
        apis: [apiOnTenant()],
        clients: [clientOnTenant("worker")],
        grants: [grantOnTenant("worker", have)],
      });
      assert.deepEqual(changes.map(tagOf), [tag]);
    });
  }

  test("a new API: by who may get tokens for it", () => {
    const made = (fields: JsonObject) => planOf([{ fields }], {}).changes.map(tagOf);
    assert.deepEqual(made({}), ["loosens access"]);
    assert.deepEqual(made({ enforce_policies: true }), ["needs care"]);
    assert.deepEqual(made(policies("require_client_grant")), ["cosmetic"]);
  });

  test("grants and APIs as a whole; a report has no tag", () => {
    const have = {
      apis: [
        apiOnTenant(),
        apiOnTenant({ id: "5f2", identifier: "urn:old" }),
        apiOnTenant({ id: "5f3", identifier: "urn:x" }),
      ],
      clients: [clientOnTenant("a"), clientOnTenant("b")],
      grants: [grantOnTenant("a")],
    };
    const { changes } = planOf(
      [{ grants: [{ client: "b" }] }, { identifier: "urn:old", absent: true }, { identifier: "urn:z", blocked: "No." }],
      have,
    );
    assert.deepEqual(
      changes.map((change) => [change.kind, change.resource, tagOf(change)]),
      [
        ["create", "grant", "loosens access"],
        ["removal", "grant", "breaks callers"],
        ["removal", "api", "breaks callers"],
        ["blocked", "api", undefined],
        ["extra", "api", undefined],
      ],
    );
  });

  test("each reason is said once, the gravest first", () => {
    const [row] = planOf(
      [{ fields: { name: "b", scopes: [{ value: "x" }, { value: "y" }], enforce_policies: false } }],
      { apis: [apiOnTenant({ name: "a", enforce_policies: true })] },
    ).changes;
    assert.ok(row);
    assert.deepEqual(
      consequencesOf(row).map(({ tag }) => tag),
      ["loosens access", "needs care", "cosmetic"],
    );
  });

  test("the table has every field that callers may notice", () => {
    for (const [name, effects] of [
      ["Api", apiEffects],
      ["Grant", grantEffects],
    ] as const) {
      const missing = wireFields(name)
        .filter(({ key, immutable, cosmetic }) => !immutable && !cosmetic && !has(effects, key))
        .map(({ key }) => key);
      assert.deepEqual(missing, []);
      for (const { path } of effects) {
        const steps = path.split(".").map((step) => (step === "*" ? 0 : step));
        assert.ok(fieldOf(name, steps), `${path} is no field`);
      }
    }
  });
});

function has(effects: typeof apiEffects, key: string): boolean {
  return effects.some(({ path, when }) => path.split(".")[0] === key && when === undefined);
}
