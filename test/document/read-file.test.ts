import { equal } from "node:assert/strict";
import { test } from "node:test";
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
