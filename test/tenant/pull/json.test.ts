import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "yaml";
import { file, tenant } from "../arbitrary.ts";
import { apiOnTenant } from "../build.ts";
import * as fc from "../../properties.ts";
import { diceOf, fileText } from "./file-text.ts";
import { pulled } from "./pull-case.ts";

const dice = fc.array(fc.nat(5039), { minLength: 40, maxLength: 40 });

test("a file of JSON is one after a pull, and a second one changes nothing", () => {
  fc.assert(
    fc.property(tenant, file, dice, fc.constantFrom(0, 2), fc.boolean(), (state, wanted, numbers, space, several) => {
      const yaml = fileText(wanted, diceOf(numbers), several);
      const text = JSON.stringify(parse(yaml, { merge: true }), null, space);
      const name = several ? "dev" : undefined;
      const first = pulled(text, state, name, true).document.text;
      assert.doesNotThrow(() => void JSON.parse(first), first);
      assert.equal(pulled(first, state, name, true).document.text, first);
    }),
    { numRuns: 40 },
  );
});

const state = { apis: [apiOnTenant({ identifier: "urn:one", enforce_policies: false })] };
const item = '{ "identifier": "urn:one" }';

for (const [text, expected] of [
  ['{"apis": []}\n', `{"apis": [${item}]}\n`],
  ['{\n  "apis": []\n}\n', `{\n  "apis": [${item}]\n}\n`],
  ['{\n  "x-a": 1\n}\n', `{\n  "x-a": 1,\n  "apis": [${item}]\n}\n`],
  ['{"apis": null}', `{"apis": [${item}]}`],
  ["{}", `{"apis": [${item}]}`],
  ["{ apis: [] }\n", "{ apis: [{ identifier: urn:one }] }\n"],
  ["apis: []\n", "apis:\n  - identifier: urn:one\n"],
] as const) {
  test(`the first API comes as the file is written: ${JSON.stringify(text)}`, () => {
    assert.equal(pulled(text, state, undefined, true).document.text, expected);
  });
}
