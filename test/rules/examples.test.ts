import { deepEqual, equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { noRules } from "../../server/src/rules/engine/no-rules.ts";
import { rules } from "../../server/src/rules/registry.ts";
import { said } from "./extended.ts";
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

for (const { id, good, bad } of noRules) {
  test(`${id} has a right and a wrong example`, () => {
    const shared = ["shared.auth-apis.yaml", "rules: {}\n"] as const;
    const underlinedIn = (text: string) =>
      said(["auth-apis.yaml", text], shared).flatMap(([rule, underlined]) => (rule === id ? [underlined] : []));
    ok(good.length > 0 && bad.length > 0);
    for (const text of good) deepEqual(underlinedIn(text), []);
    for (const text of bad) {
      const wanted = [...text.matchAll(/⟦(.*?)⟧/g)].map(([, wrong]) => wrong);
      ok(wanted.length > 0);
      deepEqual(underlinedIn(text.replaceAll(/[⟦⟧]/g, "")), wanted);
    }
  });
}
