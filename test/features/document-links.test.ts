import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { definition } from "../../server/src/features/definition.ts";
import { documentLinks } from "../../server/src/features/document-links.ts";

/** Each link as its text and target. */
function links(text: string, uri = "file:///work/apis/auth-apis.yaml"): (string | undefined)[][] {
  const document = Document.of(text);
  return documentLinks(readFile(document), uri).map(({ range, target }) => [
    text.slice(document.offsetAt(range.start), document.offsetAt(range.end)),
    target,
  ]);
}

const cases: readonly (readonly [text: string, written: string, target: string])[] = [
  ["extends: base.auth-apis.yaml\n", "base.auth-apis.yaml", "file:///work/apis/base.auth-apis.yaml"],
  ["# 😀\r\nextends: '../b c#1.yaml' # ours\r\n", "../b c#1.yaml", "file:///work/b%20c%231.yaml"],
  ['extends: "./x?.yaml"\n', "./x?.yaml", "file:///work/apis/x%3F.yaml"],
];
for (const [text, written, target] of cases) test(text.trim(), () => deepEqual(links(text), [[written, target]]));

test("its definition is the file that is extended", () => {
  const file = readFile(Document.of("extends: ../base.yaml\napis: []\n"));
  const uri = "file:///work/apis/auth-apis.yaml";
  const at = (line: number, character: number) =>
    definition({ uri, file }, { line, character }).map((each) => each.uri);
  deepEqual([at(0, 12), at(0, 2), at(1, 1)], [["file:///work/base.yaml"], [], []]);
});

for (const text of [
  "extends:\n",
  "extends: /etc/passwd\n",
  "extends: https://a/b\n",
  "extends: [a]\n",
  "extends: C:\\a\n",
]) {
  test(`no link: ${text.trim()}`, () => deepEqual(links(text), []));
}

test("an identifier is no link", () => deepEqual(links("apis:\n  - identifier: https://a\n"), []));

test("a document that is no file", () => deepEqual(links("extends: a.yaml\n", "untitled:Untitled-1"), []));
