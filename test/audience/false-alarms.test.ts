import { describe, test } from "node:test";
import { finds, near, other } from "./finds.ts";

type Row = readonly [name: string, text: string];

const harmless: Readonly<Record<string, readonly Row[]>> = {
  "what stands behind a name that ends a statement": [
    ["a.py", `from settings import AUDIENCE\nAPI_URL = "${other}"`],
    ["a.py", `print(audience)\nURL = "${other}"`],
    ["a.py", `return audience\nURL = "${other}"\nvalue = "${other}"`],
    ["a.py", `print(audience)\nvalue = "${other}"`],
    ["a.py", `assert audience\nURL = "${other}"\ndel audience\nURL = "${other}"`],
    ["a.toml", `[audience]\nurl = "${other}"`],
    ["a.ini", `[audience]\nurl = ${other}`],
    ["a.sh", `export AUDIENCE BASE_URL=${other}`],
    ["a.sh", `local audience base=${other}\nunset AUDIENCE\nURL=${other}\necho $AUDIENCE\nURL=${other}`],
    ["a.sh", `log "audience" url="${other}"`],
    ["Makefile", `.PHONY: audience\nURL = ${other}`],
    ["a.rb", `puts audience\nurl = "${other}"\nattr_reader :audience\nURL = "${other}"`],
    ["a.rb", `require "audience"\nURL = "${other}"`],
  ],
  "the attribute beside it": [
    ["a.html", `<a title="Audience" href="${other}">`],
    ["a.html", `<img alt="audience" src="${other}">`],
    ["a.tsx", `<Tab id="audience" href="${other}" />`],
    ["a.xml", `<property key="audience" url="${other}"/>`],
  ],
  "what a condition, a loop or a function holds": [
    ["a.py", `if not audience:\n    base_url = "${other}"`],
    ["a.py", `if not audience: base_url = "${other}"`],
    ["a.py", `for audience in xs:\n    url = "${other}"`],
    ["a.py", `def f(self, audience):\n    url = "${other}"`],
    ["a.js", `switch (x) { case "audience":\n  url = "${other}" }`],
    ["a.js", `if (audience) url = "${other}"`],
  ],
  "what stands behind a name in a comment": [
    [".env", `# The audience\nAPI_URL=${other}`],
    ["a.yaml", `# audience:\n- ${other}`],
    ["a.yaml", `x: # audience =\n  ${other}`],
  ],
};

for (const [what, rows] of Object.entries(harmless)) {
  describe(`silent about ${what}`, () => {
    for (const [name, text] of rows) test(`${name}: ${text.replaceAll(/\s+/g, " ")}`, () => finds(name, text));
  });
}

const found: readonly Row[] = [
  ["a.xml", `<property key="audience" value="${near}"/>`],
  ["a.go", `const Audience string = "${near}"`],
  ["a.bicep", `param audiences array = ['${near}']`],
  ["a.ts", `function f(audience?: string | undefined = "${near}") {}`],
  ["a.py", `audience: list[str] = ["${near}"]\naudience: AnyHttpUrl = "${near}"`],
  ["a.rs", `const AUDIENCE: &'static str = "${near}";`],
];

describe("still found", () => {
  for (const [name, text] of found) test(`${name}: ${text.replaceAll(/\s+/g, " ")}`, () => finds(name, text));
});
