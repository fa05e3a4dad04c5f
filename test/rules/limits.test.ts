import { deepEqual, equal, match } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { pickedTenant } from "../../server/src/document/read/tenants.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { desiredState } from "../../server/src/tenant/desired/desired-from-file.ts";

const api = (at: number) => `{ identifier: "https://a${at}" }`;
const inBrackets = (count: number) => `apis: [${Array.from({ length: count }, (_, at) => api(at)).join(", ")}]\n`;

const errorsIn = (text: string) => {
  const file = readFile(Document.of(text));
  return { file, errors: analyse(file, { only: "errors" }).filter(({ severity }) => severity === "error") };
};

describe("a list in brackets, which each edit reads again", () => {
  test("may have 5,000 APIs", () => {
    const { file, errors } = errorsIn(inBrackets(5_000));
    equal(file.apis.length, 5_000);
    deepEqual(errors, []);
  });

  test("with more of them is read so far, and syncs nothing", () => {
    const { file, errors } = errorsIn(inBrackets(5_003));
    equal(file.apis.length, 5_000);
    equal(errors.length, 1);
    const [{ message, at }] = errors as [(typeof errors)[number]];
    match(message, /5000 APIs; this one has 5003/);
    equal(at.block.text.slice(at.start, at.end), api(5_000));
    const tenant = pickedTenant("acme.auth0.com");
    const { apis } = desiredState(file, tenant, errors);
    equal(
      apis.every(({ blocked }) => blocked === message),
      true,
    );
  });
});

test("a list of dashes has no such limit", () => {
  const items = Array.from({ length: 5_003 }, (_, at) => `  - ${api(at)}\n`);
  const { file, errors } = errorsIn(`apis:\n${items.join("")}`);
  equal(file.apis.length, 5_003);
  deepEqual(errors, []);
});
