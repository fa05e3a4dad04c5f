import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { movedSince, planFileText, readPlanFile } from "../../server/src/tenant/plan-file.ts";
import { apiOnTenant, clientOnTenant, planOf, type Wanted } from "./build.ts";
import type { FakeState } from "./fake-management.ts";

const made = { files: ["a.yaml"], tenant: "dev", apis: ["urn:a"], keepRenamed: false };
const want: Wanted = { fields: { name: "New" }, grants: [{ client: "worker", fields: { scope: ["a"] } }] };
const have = { apis: [apiOnTenant({ name: "Old", scopes: [{ value: "a" }] })], clients: [clientOnTenant("worker")] };

const reviewed = () => {
  const found = readPlanFile(planFileText(planOf([want], have), made));
  assert.ok(!("problem" in found));
  return found;
};

interface Case {
  readonly want?: Wanted;
  readonly have?: Partial<FakeState>;
  readonly moved: readonly RegExp[];
}

const cases: Readonly<Record<string, Case>> = {
  "nothing moved": { moved: [] },
  "the tenant has another API besides": {
    have: { ...have, apis: [...have.apis, apiOnTenant({ id: "5f2", identifier: "urn:else" })] },
    moved: [],
  },
  "the file wants another value": {
    want: { ...want, fields: { name: "Newer" } },
    moved: [/^Not as reviewed: update api https:\/\/api\.acme\.com\/orders\.$/],
  },
  "the tenant has another value": {
    have: { ...have, apis: [apiOnTenant({ name: "Other", scopes: [{ value: "a" }] })] },
    moved: [/^Not as reviewed: update api/],
  },
  "a field that the file doesn't mention has another value": {
    have: { ...have, apis: [apiOnTenant({ name: "Old", scopes: [{ value: "a" }], token_lifetime: 60 })] },
    moved: [/orders changed on the tenant, in what the plan does not touch/],
  },
  "somebody has done it already": {
    have: { ...have, apis: [apiOnTenant({ name: "New", scopes: [{ value: "a" }] })] },
    moved: [/^No longer to do: update api/],
  },
  "there is more to do": {
    want: { ...want, fields: { name: "New", scopes: [] } },
    moved: [/^Not in the reviewed plan: removal api .* scopes\.a\.$/],
  },
  "it is blocked by now": {
    want: { ...want, blocked: "Wrong." },
    moved: [/^No longer to do: update api/, /^No longer to do: create grant/, /^Not in the reviewed plan: blocked api/],
  },
};

suite("a reviewed plan is applied as it was, or not at all", () => {
  for (const [name, { want: now = want, have: there = have, moved }] of Object.entries(cases)) {
    test(name, () => {
      const found = movedSince(reviewed(), planOf([now], there));
      assert.equal(found.length, moved.length, found.join("\n"));
      moved.forEach((pattern, at) => assert.match(found[at] ?? "", pattern));
    });
  }
});

test("how it was asked for comes back", () => {
  assert.deepEqual(reviewed().made, made);
});

test("what is no plan is refused", () => {
  const text = planFileText(planOf([want], have), made);
  const broken: Readonly<Record<string, RegExp>> = {
    "": /no plan/,
    "[]": /no plan/,
    '{"format":"auth-apis-plan","version":1}': /damaged/,
    [text.replace('"version": 1', '"version": 2')]: /another version/,
  };
  for (const [content, problem] of Object.entries(broken)) {
    const found = readPlanFile(content);
    assert.match("problem" in found ? found.problem : "none", problem);
  }
});
