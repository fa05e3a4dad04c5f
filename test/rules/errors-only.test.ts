import { deepEqual, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { rules } from "../../server/src/rules/registry.ts";

const all = (text: string) => analyse(readFile(Document.of(text)));
const errors = (text: string) => analyse(readFile(Document.of(text)), { only: "errors" });
const words = (findings: ReturnType<typeof all>) => findings.map(({ rule, message }) => `${rule}: ${message}`);

describe("errors alone are the errors of all", () => {
  const examples = rules.flatMap(({ good, bad }) => [...good, ...bad.map((each) => each.replaceAll(/[⟦⟧]/g, ""))]);
  for (const [at, example] of examples.entries()) {
    test(`in example ${at + 1} of the rules`, () => {
      deepEqual(words(errors(example)), words(all(example).filter(({ severity }) => severity === "error")));
    });
  }

  const naming = "apis:\n  - identifier: https://api.acme.com/\n  - identifier: https://api.acme.com\n";
  test("where the file makes a rule graver", () => {
    const found = errors(`rules: { trailing-slash: error }\n${naming}`);
    ok(found.some(({ rule }) => rule === "trailing-slash"));
  });
  test("where it doesn't", () => deepEqual(errors(naming), []));
});
