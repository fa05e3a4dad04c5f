import { deepEqual, equal } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { defineRule, type Report, type Rule } from "../../server/src/rules/rule.ts";
import { undefinedVariable } from "../../server/src/rules/undefined-variable.ts";

const tenantsOf = (count: number) =>
  `tenants:\n${Array.from({ length: count }, (_, at) => `  t${at}: { domain: t${at}.eu.auth0.com, variables: { V: v${at} } }\n`).join("")}`;
const said = (text: string, rules: readonly Rule[]) => analyse(readFile(Document.of(text)), { rules });

describe("where many tenants see much that is wrong, each sees some of it", () => {
  const API = "apis:\n  - identifier: https://${V}\n";
  let asked = 0;
  const rule = (severity: "error" | "warning", reports: readonly Partial<Report>[]) =>
    defineRule({
      ...{ summary: "", why: "", good: [], bad: [] },
      id: "many",
      on: "api",
      severity,
      *check(api) {
        for (const report of reports) {
          asked++;
          yield { at: api.at("identifier"), message: "Said.", ...report };
        }
      },
    });
  const many = Array.from({ length: 1_000 }, (_, at): Partial<Report> => ({ severity: "hint", message: `Hint ${at}` }));
  const last: Partial<Report> = { message: "The last one" };

  test("of one rule a hundred things", () => {
    equal(said(tenantsOf(200) + API, [rule("warning", many)]).length, 100);
    equal(asked, 200 * 100);
    equal(said(tenantsOf(2) + API, [rule("warning", many)]).length, 1_000);
  });
  test("errors aren't lost among others", () => {
    const found = said(tenantsOf(200) + API, [rule("error", [...many, last])]);
    deepEqual(
      found.filter(({ severity }) => severity === "error").map(({ message }) => message),
      ["The last one"],
    );
  });
  test("of the schema as many", () => {
    const scopes = `    scopes: [${"a, ".repeat(1_000)}]\n`;
    const wrong = (tenants: number) =>
      said(tenantsOf(tenants) + API + scopes, []).filter(({ rule }) => rule === "schema").length;
    equal(wrong(200), 100);
    equal(wrong(2), 1_000);
  });
});

test("of more errors than are listed, one holds the whole file", () => {
  const text = (apis: number) => `# first\napis:\n${"- identifier: ${A}${B}${C}${D}\n".repeat(apis)}`;
  const found = (apis: number) =>
    said(text(apis), [undefinedVariable]).map(({ at, message }) => [at.block.kind, message]);
  const own = (found: readonly unknown[][]) => found.filter(([kind]) => kind === "item");
  equal(found(4_999).length, 19_996);
  equal(own(found(5_100)).length, 20_000);
  deepEqual(found(5_100)[0], [
    "key",
    "undefined-variable finds 20000 errors or more. Not all are listed, and nothing of the file is synced.",
  ]);
});
