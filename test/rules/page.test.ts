import { deepEqual, equal } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { AUDIENCE_NEAR_MISS } from "../../server/src/audience/silence.ts";
import { noRules } from "../../server/src/rules/engine/no-rules.ts";
import { rulesPage } from "../../server/src/rules/engine/page.ts";
import { rules } from "../../server/src/rules/registry.ts";

test("docs/rules.md is what the rules say (npm run docs writes it)", () => {
  equal(readFileSync(join(process.cwd(), "docs", "rules.md"), "utf8"), rulesPage(rules));
});

test("each rule, and what findings bear in place of one, has an anchor, and its examples say what they take for granted of a tenant", () => {
  const sections = rulesPage(rules).split(/^## /m);
  for (const { id, known } of [...rules, ...noRules, { id: AUDIENCE_NEAR_MISS, known: undefined }]) {
    const own = sections.filter((section) => section.startsWith(`${id}\n`));
    equal(own.length, 1, id);
    equal(own[0]?.includes("In the examples the tenant"), known !== undefined, id);
  }
});

test("no finding bears a name that the page doesn't have", () => {
  const sources = join(process.cwd(), "server", "src");
  const names = readdirSync(sources, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .flatMap((path) => [...readFileSync(join(sources, path), "utf8").matchAll(/\brule: "([^"]+)"/g)])
    .map(([, name]) => name);
  deepEqual([...new Set(names)].sort(), noRules.map(({ id }) => id).sort());
});
