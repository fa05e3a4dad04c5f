import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { parse, stringify } from "yaml";
import { authorize } from "../../../server/src/tenant/pull/authorize.ts";
import { identifier } from "../build.ts";
import { domain } from "../fake-tenant.ts";
import { layouts, meaning } from "../layouts.ts";
import { state, targetOf } from "./authorize-case.ts";

const file = (api: object) => ({
  tenants: { dev: { domain, clients: { worker: "beta" } } },
  apis: [
    { identifier, ...api },
    { identifier: "https://other", name: "Other" },
  ],
});
const files: Readonly<Record<string, object>> = {
  "no grants": file({}),
  "no grants, but other fields": file({ name: "A", scopes: [{ value: "a" }], token_lifetime: 60 }),
  "an empty list of grants": file({ grants: [], name: "A" }),
  "grants that are null": file({ grants: null }),
  "some grants": file({
    grants: [
      { client: "alpha", scope: ["b"] },
      { client: "alpha", subject_type: "user", scope: ["u"] },
      { client: "nobody", scope: [] },
      { scope: ["c"], client: "worker", organization_usage: "allow" },
    ],
    name: "A",
  }),
};

type Chosen = Parameters<typeof authorize>[2];
const choices: readonly Chosen[] = [
  new Map(),
  new Map([["beta", "all"]]),
  new Map([["beta", ["a", "b, c", 'd"#', "true"]]]),
  new Map<string, "as granted" | readonly string[]>([
    ["alpha", "as granted"],
    ["gamma", []],
  ]),
  new Map([
    ["gamma", ["a"]],
    ["beta", ["c"]],
    ["alpha", ["x", "b"]],
  ]),
];

for (const [layout, write] of Object.entries(layouts)) {
  suite(`a file as ${layout} stays one, and authorises whom it would in block style`, () => {
    for (const [what, wanted] of Object.entries(files)) {
      test(what, () => {
        for (const chosen of choices) {
          const after = authorised(write(wanted), chosen);
          assert.deepEqual(meaning(after, layout), parse(authorised(stringify(wanted), chosen)), after);
        }
      });
    }
  });
}

function authorised(text: string, chosen: Chosen): string {
  return authorize(targetOf(text), state, chosen).text;
}
