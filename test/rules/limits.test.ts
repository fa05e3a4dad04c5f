import { deepEqual, equal, match } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { pickedTenant } from "../../server/src/document/read/tenants.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { desiredState } from "../../server/src/tenant/desired/desired-from-file.ts";

const api = (at: number) => `{ identifier: "https://a${at}" }`;
const list = (count: number) => `[${Array.from({ length: count }, (_, at) => api(at)).join(", ")}]`;

const errorsIn = (text: string) => {
  const file = readFile(Document.of(text));
  return { file, errors: analyse(file, { only: "errors" }).filter(({ severity }) => severity === "error") };
};

describe("a list with an anchor, which each edit reads again", () => {
  test("may have 5,000 APIs", () => {
    const { file, errors } = errorsIn(`apis: &all ${list(5_000)}\n`);
    equal(file.apis.length, 5_000);
    deepEqual(errors, []);
  });

  test("with more of them is read so far, and syncs nothing", () => {
    const { file, errors } = errorsIn(`apis: &all ${list(5_003)}\n`);
    equal(file.apis.length, 5_000);
    equal(errors.length, 1);
    const [{ message, at }] = errors as [(typeof errors)[number]];
    match(message, /5000 APIs and has 5003/);
    equal(at.block.text.slice(at.start, at.end), api(5_000));
    const tenant = pickedTenant("acme.auth0.com");
    const { apis } = desiredState(file, tenant, errors);
    equal(
      apis.every(({ blocked }) => blocked === message),
      true,
    );
  });
});

describe("a list of dashes or in brackets has no such limit", () => {
  const dashes = Array.from({ length: 5_003 }, (_, at) => `  - ${api(at)}\n`).join("");
  for (const text of [`apis:\n${dashes}`, `apis: ${list(5_003)}\n`, `{"apis":${list(5_003)}}`]) {
    test(text.slice(0, 10), () => {
      const { file, errors } = errorsIn(text);
      equal(file.apis.length, 5_003);
      deepEqual(errors, []);
    });
  }
});
