import { ok } from "node:assert/strict";
import { test } from "node:test";
import { parseDocument, visit } from "yaml";
import { partAtMissingCommas } from "../../server/src/document/parse/missing-commas.ts";

test("where thousands of commas are missing, each is looked at a few times", () => {
  const count = 1000;
  const text = `[\n${'"a"\n"b"\n'.repeat(count / 2)}]\n`;
  const parsed = parseDocument(text, { logLevel: "silent", prettyErrors: false });
  let reads = 0;
  visit(parsed.contents, {
    Node(_, node) {
      const { range } = node;
      Object.defineProperty(node, "range", {
        get: () => {
          reads++;
          return range;
        },
      });
    },
  });
  const errors = partAtMissingCommas(parsed, text);
  ok(errors.length > count / 4, `${String(errors.length)} errors`);
  ok(reads < 30 * count, `${String(reads)} reads`);
});
