import { deepEqual } from "node:assert/strict";
import { describe, test } from "node:test";
import { findings } from "../rules/marked.ts";

describe("in a file in braces one error says of a line that it belongs to a template", () => {
  const file = {
    tenants: { dev: { domain: "a.eu.auth0.com", clients: { w: "x" } } },
    apis: [
      {
        name: "A",
        identifier: "https://a",
        enforce_policies: true,
        scopes: [{ value: "a", description: "A" }],
        grants: [{ client: "w", scope: ["a"] }],
      },
      { name: "B", identifier: "https://b", enforce_policies: true },
    ],
  };
  const lines = JSON.stringify(file, null, 2).split(/^/m);
  for (const mark of ["{{ if x }}", "{% endif %}", "    {{ x }}"])
    test(mark, () => {
      // Indented before all else, it begins another file.
      for (let at = mark.startsWith(" ") ? 1 : 0; at <= lines.length; at++) {
        const [before, behind] = [lines.slice(0, at).join(""), lines.slice(at).join("")];
        const text = `${before}${before === "" || before.endsWith("\n") ? "" : "\n"}${mark}\n${behind}`;
        const wrong = findings(text).filter(({ severity }) => severity === "error");
        deepEqual(
          wrong.map(({ range, message }) => [range.start.line, message.slice(0, 34)]),
          [[at, "This line belongs to a template, w"]],
          text,
        );
      }
    });
});
