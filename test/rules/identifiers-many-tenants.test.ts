import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { duplicateIdentifier } from "../../server/src/rules/duplicate-identifier.ts";

const TENANTS = 20;
const tenants = `tenants:\n${Array.from({ length: TENANTS }, (_, at) => `  t${at}: { domain: t${at}.eu.auth0.com }\n`).join("")}`;

/** What the rule says of APIs, and how often it asks for a tenant's domain. */
function judged(apis: string): readonly [said: readonly string[], asked: number] {
  const file = readFile(Document.of(`${tenants}apis:\n${apis}`));
  // To read them asks for each tenant's domain as well.
  ok(file.apis.length > 0);
  let asked = 0;
  for (const tenant of file.tenants) {
    const { domain } = tenant;
    Object.defineProperty(tenant, "domain", {
      get: () => {
        asked++;
        return domain;
      },
    });
  }
  const said = analyse(file, { rules: [duplicateIdentifier] }).map(({ message }) =>
    message.replace(/ already.*?\./, ""),
  );
  return [said, asked];
}

const api = (name: string, more = ""): string => `  - name: ${name}\n    identifier: https://${name}\n${more}`;

test("as long as each API has its identifier for itself, they aren't compared tenant by tenant", () => {
  const asked = (names: readonly string[]): number => judged(names.map((name) => api(name)).join(""))[1];
  const few = asked(["a", "b"]);
  equal(asked(["a", "b", "c", "d", "e", "f", "g"]), few);
  equal(asked(["a", "b", "c", "d", "e", "f", "f"]), few + TENANTS);
});

test("APIs for the same tenants are compared tenant by tenant but once", () => {
  const asked = (count: number): number => judged(api("a").repeat(count))[1];
  equal(asked(40), asked(2));
  const [, ofTwo] = judged(api("a").repeat(2) + api("b").repeat(2));
  equal(ofTwo, asked(2));
});

test("an API is told of the first on each of its tenants", () => {
  const same = (name: string, on: string): string =>
    api("a", `    tenants: [${on}]\n`).replace("name: a", `name: ${name}`);
  deepEqual(judged(same("One", "t1") + same("Two", "t2") + same("Three", "t1, t2, t3"))[0], [
    'The API "One" has the identifier "https://a" A tenant holds one API per identifier, so a sync leaves this one out. (On t1.)',
    'The API "Two" has the identifier "https://a" A tenant holds one API per identifier, so a sync leaves this one out. (On t2.)',
  ]);
});
