import { equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { rules } from "../../server/src/rules/registry.ts";
import { findings, marked } from "./marked.ts";

for (const rule of rules) {
  describe(rule.id, () => {
    test("has a right and a wrong example", () => ok(rule.good.length > 0 && rule.bad.length > 0));
    rule.good.forEach((good, at) => {
      test(`finds nothing in good example ${at + 1}`, () => {
        equal(marked(good, rule.id, rule.known), good);
        const other = findings(good, rules, rule.known).filter(({ severity }) => severity === "error");
        equal(
          other.map(({ message }) => message).join("\n"),
          "",
          "a right example has no error of another rule either",
        );
      });
    });
    rule.bad.forEach((bad, at) => {
      test(`underlines just what it should in bad example ${at + 1}`, () => {
        ok(bad.includes("⟦"), "a wrong example marks what is wrong");
        equal(marked(bad.replaceAll(/[⟦⟧]/g, ""), rule.id, rule.known), bad);
      });
    });
  });
}
