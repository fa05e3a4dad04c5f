import { deepEqual, equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { identifierNormalForm } from "../../server/src/rules/identifier-normal-form.ts";
import { symmetricSigning } from "../../server/src/rules/symmetric-signing.ts";
import { unknownGrantScope } from "../../server/src/rules/unknown-grant-scope.ts";
import { actions, ALL, OPTIONS } from "./actions.ts";

const A = "  - identifier: https://a\n    scopes: [{ value: a }]\n";

describe("a quick fix", () => {
  for (const [name, marked, isPreferred] of [
    ["leaves an error less", "apis:\n  - identifier: https://a\n    |token_lifetme|: 60\n", true],
    ["leaves one less of several", "apis:\n  - identifier: 5\n    |token_lifetme|: 60\n", true],
    ["makes another error of one", "apis:\n  - identifier: https://a\n    |sco|\n    name: A\n", undefined],
    ["brings more to light", "apis:\n  - identifier:|https://a|\n    token_lifetme: 60\n    nme: A\n", true],
    ["brings one to light below a name", `|api|:\n  - identifier: https://a\n    nme: A\n`, true],
    ["brings one to light that a rule finds", `|api|:\n${A}    grants: [{ client: A, scope: [b] }]\n`, true],
    ["brings one to light in a grant", `apis:\n${A}    |grant|: [{ client: A, scope: [b, c] }]\n`, true],
    ["has an error at what it puts", "apis:\n  - { identifier: a, |enforce_policies:yes| }\n", undefined],
    ["brings one to light in brackets", `apis:\n${A}    grants: [{ |client:a|, scope: [b] }]\n`, true],
    ["makes a comment of the value", "apis:\n  - identifier: a\n    |name:#A|\n", undefined],
    [
      "quotes a scope that grants name otherwise",
      `apis:\n${A.replace("[{ value: a }]", "\n      - value: |@a|")}    grants: [{ client: A, scope: [a] }]\n`,
      undefined,
    ],
    ["throws away what stands in a key", "apis:\n  - identifier: a\n    |name:x|: A\n", undefined],
    [
      "gives a value a name that it doesn't go with",
      "apis:\n  - identifier: a\n    scopes:\n      - |scope|: [b]\n",
      undefined,
    ],
    ["gives the right name to a wrong value", `apis:\n${A}    |grant|: x\n`, true],
    ["gives it to one in brackets", 'apis: [{ "identifier": "https://a", |"scops"|:5 }]\n', true],
    ["gives it one behind a tag", "apis:\n  - identifier: a\n    |enforce_policies:! true|\n", undefined],
    ["makes the empty value of a misspelt key be read", "apis:\n  - identifier: a\n    |nme|:\n", undefined],
    ["takes away a quote that was left at a value's end", "apis:\n  - identifier: |https://a'|\n", true],
    ["takes away one that stands in quotes of the other kind", `apis:\n  - identifier: |"urn:x:a'"|\n`, undefined],
    ["mends a warning beside an error", "apis:\n  - nme: A\n    signing_alg: |HS256|\n", true],
  ] as const)
    test(`one that ${name} is ${isPreferred ? "" : "not "}preferred`, () => {
      const [fix] = actions(marked, ALL, OPTIONS, [symmetricSigning, unknownGrantScope, identifierNormalForm]).actions;
      ok(fix);
      equal(fix.isPreferred, isPreferred);
    });
  for (const marked of [
    "apis:\n  - identifier: a\n    scopes:\n      - !value: |read:a|\n        description: A\n",
    `apis:\n${A.replace(/ {4}scopes.*\n/, "    scopes:\n")}  - value: read:a\n      |-| value: read:b\n      - value: read:c\n`,
  ])
    test(`one that leaves more errors isn't offered: ${JSON.stringify(marked)}`, () =>
      deepEqual(actions(marked).actions, []));
});
