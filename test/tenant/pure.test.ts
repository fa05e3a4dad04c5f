import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { suite, test } from "node:test";

const root = process.cwd();

/** The file and everything that it needs when it runs. */
function reach(file: string, found = new Map<string, string>()): ReadonlyMap<string, string> {
  if (found.has(file)) return found;
  const text = readFileSync(join(root, file), "utf8");
  found.set(file, text);
  for (const [, name = ""] of text.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from "(\.[^"]+\.ts)"/gm)) {
    reach(posix.join(dirname(file), name), found);
  }
  return found;
}

suite("plan and its texts do nothing but compute", () => {
  for (const file of [
    "plan/plan.ts",
    "views/render-text.ts",
    "views/render-markdown.ts",
    "views/summary.ts",
    "views/wording.ts",
  ]) {
    test(file, () => {
      const files = [...reach(`server/src/tenant/${file}`)].filter(([name]) => name.startsWith("server/src/tenant/"));
      assert.ok(files.length > 1);
      for (const [name, text] of files) {
        assert.doesNotMatch(
          text,
          /from "(?:node:|jose|oauth4webapi)|\bfetch\(|Date\.now|Math\.random|setTimeout|process\./,
          name,
        );
      }
    });
  }
});
