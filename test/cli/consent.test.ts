import assert from "node:assert/strict";
import { test } from "node:test";
import { askConsent, type Consent, type GivenConsent } from "../../server/src/cli/sync/consent.ts";
import { paint, type Terminal } from "../../server/src/cli/terminal.ts";
import { pickedTenant } from "../../server/src/document/read/tenants.ts";
import type { Change } from "../../server/src/tenant/plan/change.ts";
import type { Plan } from "../../server/src/tenant/plan/plan.ts";

const create: Change = { kind: "create", resource: "api", identifier: "https://api.example", fields: [] };
const removal: Change = { ...create, kind: "removal" };
const nobody = "nobody";

interface Case {
  readonly given?: Partial<GivenConsent>;
  readonly protected?: true;
  readonly removal?: true;
  /** What the person types; `nobody`: there is none. `undefined`: they leave. */
  readonly types?: string | undefined;
  readonly asked?: RegExp;
  readonly is: Consent | RegExp;
}

const cases: Readonly<Record<string, Case>> = {
  "yes is typed": { types: "yes", asked: /1 to create on dev\. Go on\?/, is: "no-removals" },
  "Y is typed": { types: " Y ", is: "no-removals" },
  "no is typed": { types: "no", is: "refused" },
  "nothing is typed": { types: "", is: "refused" },
  "the person leaves": { types: undefined, asked: /Go on/, is: "refused" },
  "--yes": { given: { yes: true }, types: nobody, is: "no-removals" },
  "no terminal": { types: nobody, is: /nobody is here .* nothing was written; agree with --yes/ },

  "removals, yes is typed": {
    removal: true,
    types: "yes",
    asked: /1 removal on dev\. Type dev .*yes/,
    is: "no-removals",
  },
  "removals, the name is typed": { removal: true, types: "dev", is: "all" },
  "removals, another name is typed": { removal: true, types: "production", is: "refused" },
  "removals, no terminal": { removal: true, types: nobody, is: /agree with --yes, and .*removals with --allow-delete/ },
  "removals, --yes": { removal: true, given: { yes: true }, types: nobody, is: "no-removals" },
  "removals, --allow-delete alone": {
    removal: true,
    given: { allowDelete: true },
    types: nobody,
    is: /agree with --yes/,
  },
  "removals, --allow-delete and yes": { removal: true, given: { allowDelete: true }, types: "yes", is: "all" },
  "removals, --yes --allow-delete": {
    removal: true,
    given: { yes: true, allowDelete: true },
    types: nobody,
    is: "all",
  },
  "removals, --confirm alone": { removal: true, given: { confirm: "dev" }, types: nobody, is: "no-removals" },

  "protected, --yes": { protected: true, given: { yes: true }, types: nobody, is: /agree with --confirm dev/ },
  "protected, yes is typed": {
    protected: true,
    types: "yes",
    asked: /It is protected: type dev to go on:/,
    is: "refused",
  },
  "protected, the name is typed": { protected: true, types: "dev", is: "all" },
  "protected, removals, the name is typed": {
    protected: true,
    removal: true,
    types: "dev",
    asked: /removals included/,
    is: "all",
  },
  "protected, --confirm": { protected: true, given: { confirm: "dev" }, types: nobody, is: "no-removals" },
  "protected, removals, all flags": {
    protected: true,
    removal: true,
    given: { confirm: "dev", allowDelete: true },
    types: nobody,
    is: "all",
  },
  "--confirm names another tenant": {
    given: { confirm: "prod", yes: true },
    types: nobody,
    is: /--confirm says "prod"/,
  },
};

for (const [name, { given, protected: isProtected = false, removal: removes, types, asked, is }] of Object.entries(
  cases,
)) {
  test(name, async () => {
    let question = "";
    const plan: Plan = {
      version: 1,
      tenant: { name: "dev", domain: "acme.eu.auth0.com" },
      changes: removes ? [create, removal] : [create],
      requests: 1,
      work: [],
      desired: [],
    };
    const terminal: Terminal = {
      env: {},
      cwd: "/",
      interactive: types !== nobody,
      paint: paint(false),
      now: () => 0,
      result: () => assert.fail("nothing is a result yet"),
      talk: () => undefined,
      progress: () => undefined,
      ask(text) {
        assert.notEqual(types, nobody, "nobody is there to be asked");
        question = text;
        return Promise.resolve(types);
      },
      interruption: () => new AbortController().signal,
    };
    const tenant = { ...pickedTenant("acme.eu.auth0.com"), name: "dev", protected: isProtected };
    const all = { yes: false, allowDelete: false, confirm: undefined, ...given };
    const consent = askConsent(plan, tenant, all, terminal);
    if (is instanceof RegExp) await assert.rejects(consent, is);
    else assert.equal(await consent, is);
    if (asked) assert.match(question, asked);
  });
}
