import { equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { rulesPage } from "../../server/src/rules/engine/page.ts";
import { rules } from "../../server/src/rules/registry.ts";

test("docs/rules.md is what the rules say (npm run docs writes it)", () => {
  equal(readFileSync(join(process.cwd(), "docs", "rules.md"), "utf8"), rulesPage(rules));
});

test("each rule has an anchor, and its examples say what they take for granted of a tenant", () => {
  const sections = rulesPage(rules).split(/^## /m);
  for (const { id, known } of rules) {
    const own = sections.filter((section) => section.startsWith(`${id}\n`));
    equal(own.length, 1, id);
    equal(own[0]?.includes("In the examples the tenant"), known !== undefined, id);
  }
});
