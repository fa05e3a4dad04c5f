import { equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { rulesPage } from "../../server/src/rules/engine/page.ts";
import { rules } from "../../server/src/rules/registry.ts";

test("docs/rules.md is what the rules say (npm run docs writes it)", () => {
  equal(readFileSync(join(process.cwd(), "docs", "rules.md"), "utf8"), rulesPage(rules));
});
