import { deepEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { parse } from "yaml";
import { findings, fixed } from "../rules/marked.ts";

const YAML = readFileSync(join("test/rules/right", "format.auth-apis.yaml"), "utf8");
const JSON_TEXT = `${JSON.stringify({ ...(parse(YAML) as object), "x-note": "mine" }, undefined, 2)}\n`;

describe("in JSON a quote that is missing before a key or value is told once, and put there", () => {
  let isOpen = false;
  const opening = [...JSON_TEXT.matchAll(/"/g)].filter(() => (isOpen = !isOpen)).map(({ index }) => index);
  for (const at of opening) {
    const line = JSON_TEXT.slice(JSON_TEXT.lastIndexOf("\n", at) + 1, JSON_TEXT.indexOf("\n", at)).trim();
    test(`${at}: ${line}`, () => {
      const text = JSON_TEXT.slice(0, at) + JSON_TEXT.slice(at + 1);
      deepEqual(errors(text), ["syntax"]);
      deepEqual(fixed(text, "syntax"), JSON_TEXT);
    });
  }
});

describe("a quote at the end of what isn't JSON may belong to it", () => {
  for (const text of [
    'x-a: { size: 5" }\n',
    'x-a: [5", 7"]\n',
    'x-a: { size: the "large", b: "c" }\n',
    'apis:\n  - name: of 5"\n    identifier: https://a.acme.com\n',
    'x-a: { "a": the boys\' }\n',
  ])
    test(JSON.stringify(text), () =>
      deepEqual(
        errors(text).filter((rule) => rule === "syntax"),
        [],
      ),
    );
});

function errors(text: string): readonly string[] {
  return findings(text).flatMap(({ rule, severity }) => (severity === "error" ? [rule] : []));
}
