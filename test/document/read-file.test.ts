import { deepEqual, equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";

test("an edit leaves what other keys mean as it was, unless it makes their aliases lead elsewhere", () => {
  const text = "tenants: { dev: { domain: d } }\nx-a: &a { b: 1 }\nx-c: *a\nx-d:\n  - 1\napis:\n  - name: A\n";
  const before = readFile(Document.of(text));
  const after = (at: string, put: string) => {
    const offset = text.indexOf(at);
    const file = readFile(before.document.edit(offset, offset, put), undefined, before);
    return file.keys.filter(({ value }, key) => value === before.keys[key]?.value).map(({ key }) => key);
  };
  equal(after("A\n", "B").join(), "tenants,x-a,x-c,apis");
  equal(after("d }", "e").join(), "x-a,x-c,apis");
  equal(after("1 }", "2").join(), "tenants,apis");
});

describe("keys of the user's own take no more from the APIs than a part of what aliases may bring", () => {
  const list = `x-a: &a [${"a, ".repeat(4_000)}]\n`;
  const api = "apis:\n  - authorization_details: *a\n";
  for (const [name, own] of [
    ["as keys", Array.from({ length: 300 }, (_, at) => `x-${at}: *a\n`).join("")],
    ["as items", `x-b:\n${"  - *a\n".repeat(300)}`],
  ] as const)
    test(name, () => {
      const file = readFile(Document.of(list + own + api));
      const ends = file.keys.filter(({ unresolved }) => unresolved.some(({ reason }) => reason === "too-many-aliases"));
      ok(ends.length > 0, "it is said that they bring too much");
      const view = file.apis[0]?.views[0];
      ok(view);
      deepEqual(view.unresolved, []);
      equal(view.get("authorization_details", 3_999)?.kind, "scalar");
    });
});
