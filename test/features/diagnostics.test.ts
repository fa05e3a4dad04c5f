import { deepEqual, equal, match, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { DiagnosticSeverity } from "vscode-languageserver-types";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import type { Finding } from "../../server/src/document/finding.ts";
import { diagnostics } from "../../server/src/features/diagnostics.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { duplicateIdentifier } from "../../server/src/rules/duplicate-identifier.ts";

const OPTIONS = { uri: "file:///auth-apis.yaml", rulesPage: "https://docs.example/rules", related: true };

function diagnosticsOf(text: string, options = OPTIONS) {
  const document = Document.of(text);
  return diagnostics(analyse(readFile(document), { rules: [duplicateIdentifier] }), document, options);
}

describe("one finding", () => {
  const [second] = diagnosticsOf("apis:\n  - identifier: https://a\n  - identifier: https://a\n");

  test("has the rule's id and its page", () => {
    equal(second?.code, "duplicate-identifier");
    deepEqual(second.codeDescription, { href: "https://docs.example/rules#duplicate-identifier" });
    equal(second.source, "auth-apis");
    equal(second.severity, DiagnosticSeverity.Error);
  });
  test("stands where its text stands", () => {
    deepEqual(second?.range, { start: { line: 2, character: 16 }, end: { line: 2, character: 25 } });
  });
  test("points to what it is about", () => {
    deepEqual(second?.relatedInformation?.[0]?.location, {
      uri: OPTIONS.uri,
      range: { start: { line: 1, character: 16 }, end: { line: 1, character: 25 } },
    });
  });
  test("has no related places for a client that shows none", () => {
    const [plain] = diagnosticsOf("apis:\n  - identifier: a\n  - identifier: a\n", {
      ...OPTIONS,
      related: false,
    });
    equal(plain?.relatedInformation, undefined);
  });
  test("of syntax or schema is explained there as well", () => {
    for (const { code, codeDescription } of diagnosticsOf("apis:\n  - 'x\nfoo: 1\n")) {
      match(String(code), /^(syntax|schema)$/);
      deepEqual(codeDescription, { href: `https://docs.example/rules#${String(code)}` });
    }
  });
  test("may have a page of its own", () => {
    const rulesPage = "https://docs.example/{rule}.html";
    const [own] = diagnosticsOf("foo: 1\n", { ...OPTIONS, rulesPage });
    deepEqual(own?.codeDescription, { href: "https://docs.example/schema.html" });
  });
  test("has no page where that doesn't explain it", () => {
    const document = Document.of("a: 1\n");
    const [block] = document.blocks;
    ok(block);
    const finding: Finding = { rule: "of-tomorrow", severity: "error", message: "", at: { block, start: 0, end: 1 } };
    equal(diagnostics([finding], document, OPTIONS)[0]?.codeDescription, undefined);
  });
});

describe("more than an editor shows", () => {
  const document = Document.of("a: 1\n".repeat(1500));
  const finding = (line: number): Finding => {
    const block = document.blocks[line];
    if (!block) throw new Error("no such line");
    const severity = line % 500 === 499 ? "error" : line % 2 === 0 ? "hint" : "warning";
    return { rule: "schema", severity, message: String(line), at: { block, start: 0, end: 1 } };
  };
  const shown = diagnostics(
    Array.from({ length: 1500 }, (_, line) => finding(line)),
    document,
    OPTIONS,
  );

  test("a thousand at most, and the last says how many more", () => {
    equal(shown.length, 1000);
    equal(shown.at(-1)?.message, "501 more findings are not shown. `auth-apis check` lists all of them.");
  });
  test("errors first, warnings next", () => {
    const count = (severity: DiagnosticSeverity) => shown.filter((each) => each.severity === severity).length;
    deepEqual(
      [count(DiagnosticSeverity.Error), count(DiagnosticSeverity.Warning), count(DiagnosticSeverity.Hint)],
      [3, 747, 249],
    );
  });
  test("in the order of the text", () => {
    const lines = shown.slice(0, -1).map(({ range }) => range.start.line);
    deepEqual(
      lines,
      [...lines].sort((one, other) => one - other),
    );
  });
  test("exactly a thousand are shown as they are", () => {
    const all = Array.from({ length: 1000 }, (_, line) => finding(line));
    equal(diagnostics(all, document, OPTIONS).at(-1)?.message, "999");
  });
});
