import { equal, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { highlights } from "../../server/src/features/references.ts";
import { rename } from "../../server/src/features/rename.ts";
import * as fc from "../properties.ts";
import { edited } from "./cursor.ts";

const URI = "file:///auth-apis.yaml";

/** Texts whose names differ from file to file, so that the same name stands in many roles. */
const word = fc.constantFrom("a", "b", "read:a", '"a"', "'b'", '"${V}"');
const tenant = fc
  .tuple(word, word)
  .map(([one, other]) => `{ domain: x, variables: { V: a, a: b }, clients: { ${one}: x, c: ${other} } }`);
const api = fc
  .record({
    id: word,
    scopes: fc.uniqueArray(word, { maxLength: 3 }),
    grant: fc.array(word, { maxLength: 3 }),
    shared: fc.boolean(),
  })
  .map(
    ({ id, scopes, grant, shared }) =>
      `  - identifier: ${id}\n    scopes: ${shared ? "*s" : `[${scopes.map((each) => `{ value: ${each} }`).join(", ")}]`}\n` +
      `    grants:\n      - client: ${id}\n        scope: [${grant.join(", ")}]\n        tenants: [a]\n`,
  );
const texts = fc
  .tuple(fc.array(tenant, { maxLength: 2 }), fc.array(api, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([tenants, apis, crlf]) => {
    const named = tenants.map((each, at) => `  ${at === 0 ? "a" : "b"}: ${each}\n`).join("");
    const text = `# 😀\nx-s: &s\n  - value: a\n  - value: 'b'\ntenants:\n${named || "  {}\n"}apis:\n${apis.join("")}`;
    return crlf ? text.replaceAll("\n", "\r\n") : text;
  });

test("after a rename, the same places name the same thing", () => {
  let renames = 0;
  const check = (text: string, offset: number): void => {
    const file = readFile(Document.of(text));
    const position = file.document.positionAt(offset);
    const before = highlights(file, position);
    const edit = rename({ uri: URI, file }, position, "fresh", false);
    if ("refused" in edit) return;
    renames++;
    const after = edited(text, edit.changes?.[URI] ?? []);
    const [first] = before;
    ok(first);
    const again = readFile(Document.of(after));
    ok(again.document.blocks.every((block) => block.parsed.problems.length === 0));
    const found = highlights(again, first.range.start);
    equal(found.length, before.length);
    for (const { range } of found) {
      equal(after.slice(again.document.offsetAt(range.start), again.document.offsetAt(range.end)), "fresh");
    }
  };
  fc.assert(
    fc.property(texts, fc.nat(100_000), (text, offset) => check(text, offset % text.length)),
    { numRuns: 500 },
  );
  const sample = readFileSync("samples/auth-apis.yaml", "utf8");
  for (let offset = 0; offset < sample.length; offset += 7) check(sample, offset);
  ok(renames > 50, `${String(renames)} renames`);
});
