import { deepEqual, ok } from "node:assert/strict";
import { test } from "node:test";
import type { DocumentSymbol } from "vscode-languageserver-types";
import { Document, type Position, type Range } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { atOnce } from "../../server/src/document/steps.ts";
import { documentSymbols } from "../../server/src/features/document-symbols.ts";

const symbolsOf = (text: string) => atOnce(documentSymbols(readFile(Document.of(text)))).flat(2);
const before = (one: Position, other: Position) =>
  one.line < other.line || (one.line === other.line && one.character <= other.character);
const holds = (outer: Range, inner: Range) => before(outer.start, inner.start) && before(inner.end, outer.end);

/** The outline as indented lines: name, detail, and what is selected. */
function outline(text: string): string[] {
  const document = Document.of(text);
  const lines = (symbols: readonly DocumentSymbol[], indent: string): string[] =>
    symbols.flatMap(({ name, detail, range, selectionRange, children }) => {
      ok(holds(range, selectionRange), `${name}: the selection lies in the range`);
      const selected = text.slice(document.offsetAt(selectionRange.start), document.offsetAt(selectionRange.end));
      const what = `${indent}${name}${detail ? ` (${detail})` : ""}${selected === name ? "" : ` [${selected}]`}`;
      return [what, ...lines(children ?? [], `${indent}  `)];
    });
  return lines(symbolsOf(text), "");
}

test("tenants, APIs with scopes and grants, other keys", () => {
  const text = `tenants:
  dev: { domain: d.eu.auth0.com, clients: { worker: a } }
  live: { domain: l.eu.auth0.com }
x-note: 1
apis:
  - name: Orders
    identifier: \${BASE}/orders
    grants:
      - client: worker
        scope: [read:a, write:a]
        tenants: [dev]
      - { client: shop, subject_type: user }
    scopes:
      - value: read:a
        description: Read
  - identifier: https://b
rules: {}
`;
  deepEqual(outline(text), [
    "tenants",
    "  dev (d.eu.auth0.com)",
    "  live (l.eu.auth0.com)",
    "x-note",
    "Orders (${BASE}/orders)",
    "  worker (read:a write:a)",
    "  shop (users)",
    "  read:a (Read)",
    "https://b (https://b)",
    "rules",
  ]);
});

test("a key among the APIs of a list that goes on, and all in the order of the text among many", () => {
  const apis = (from: number) =>
    Array.from(
      { length: 40 },
      (_, at) => `  - name: A${String(from + at)}\n    identifier: https://${String(from + at)}\n`,
    );
  const text = `tenants: {}\napis:\n${apis(0).join("")}x-note: 1\nrules: {}\napis:\n${apis(40).join("")}x-end: 1\n`;
  const names = symbolsOf(text).map(({ name }) => name);
  const numbers = Array.from({ length: 80 }, (_, at) => `A${String(at)}`);
  deepEqual(names, ["tenants", ...numbers.slice(0, 40), "x-note", "rules", ...numbers.slice(40), "x-end"]);
});

test("keys and APIs on one line, in the order of the text", () => {
  const apis = Array.from({ length: 40 }, (_, at) => ({
    grants: [{ client: "web" }],
    name: `A${String(at)}`,
    scopes: [{ value: "s" }],
  }));
  const symbols = symbolsOf(JSON.stringify({ "x-first": 1, apis, "x-last": 1 }));
  deepEqual(
    symbols.map(({ name }) => name),
    ["x-first", ...apis.map(({ name }) => name), "x-last"],
  );
  deepEqual(
    symbols[1]?.children?.map(({ name }) => name),
    ["web", "s"],
  );
});

test("keys that syntax errors leave, in the order of the text", () => {
  const starts = symbolsOf("x-a: 'b'\n  c: d\n  e: f\n- g\n").map(({ range }) => range.start);
  ok(starts.length > 2);
  starts.forEach((start, at) => ok(before(starts[at - 1] ?? start, start)));
});

test("an API without name and identifier, and half-typed ones", () => {
  const text =
    'apis:\n  - scopes:\n      - value: read:a\n  -\n  - sig\n  - name: "A\n  - { identifier: ${BASE} }\n  - identifier: "${BASE}/b"\n';
  const names = symbolsOf(text).map(({ name, range }) => `${String(range.start.line)} ${name}`);
  deepEqual(names, ["1 API 1", "5 A", "6 ${BASE}", "7 ${BASE}/b"]);
});

test("what an alias or a merge key brings is selected where it stands", () => {
  deepEqual(outline("x-api: &api\n  name: Shared\napis:\n  - <<: *api\n    identifier: https://a\n"), [
    "x-api",
    "Shared (https://a) [<<: *api]",
  ]);
});

test("names are one line and never empty", () => {
  const [symbol] = symbolsOf('apis:\n  - name: ""\n    identifier: |\n      two\n      lines\n');
  deepEqual(symbol?.name, "two lines");
});

test("nothing in an empty file", () => deepEqual(symbolsOf(""), []));
