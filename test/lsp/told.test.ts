import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import type { DocumentDiagnosticReport } from "vscode-languageserver";
import type { DiagnosticOptions } from "../../server/src/features/diagnostics.ts";
import { type OpenFiles, openFiles } from "../../server/src/lsp/files/open-files.ts";
import { pullDiagnostics } from "../../server/src/lsp/answers/pull.ts";

const URI = "file:///auth-apis.yaml";
const TEXT = `apis:
  - identifier: https://a.acme.com
    name: Orders
    signing_alg: RS1
  - identifier: https://b.acme.com
    name: Bills
  - identifier: https://b.acme.com
    name: Twin
  - identifier: https://c.acme.com
    name: Fine
    enforce_policies: true
    token_dialect: access_token_authz
`;

/** Files of which none is on the disk, or in a folder. */
function noFiles(): OpenFiles {
  return openFiles(
    () => ({ problem: "isn't there" }),
    () => [],
    () => undefined,
  );
}

/** The answer to a pull of an open file. */
function pullOf(files: OpenFiles, known: string | undefined, options: DiagnosticOptions): DocumentDiagnosticReport {
  const open = files.get(options.uri);
  ok(open);
  return pullDiagnostics(open, known, options);
}

/** Line and column of both ends -> what an edit there makes of the client's diagnostics. */
const CASES: readonly [what: string, from: [number, number], to: [number, number], text: string, kind: string][] = [
  ["in an API without any", [9, 10], [9, 10], "x", "unchanged"],
  ["before one in the same API", [2, 16], [2, 16], "x", "unchanged"],
  ["behind one in the same API", [7, 10], [7, 11], "t", "unchanged"],
  ["before one in the same line", [3, 13], [3, 14], "g", "full"],
  ["right before one", [3, 16], [3, 17], " ", "full"],
  ["a line more above one and a line less below", [2, 16], [3, 4], "\n    audience: x\n    ", "full"],
  ["a line behind all of them", [10, 0], [10, 0], "# note\n", "unchanged"],
  ["a line above", [0, 0], [0, 0], "# note\n", "full"],
  ["a new finding", [7, 14], [7, 14], "\n    signing_alg: RS2", "full"],
  ["the place that another finding points at moves", [4, 0], [4, 0], "# note\n", "full"],
  ["the same text again, which may have taken the editor's mark away", [3, 4], [3, 20], "signing_alg: RS1", "full"],
  ["the last finding goes", [3, 19], [3, 20], "256", "full"],
];

for (const [what, from, to, text, kind] of CASES) {
  test(`after an edit: ${what}`, () => {
    const files = noFiles();
    const pull = (known?: string) => pullOf(files, known, { uri: URI, related: true });
    files.open(URI, "auth-apis", 1, TEXT);
    const { resultId } = pull();
    equal(pull(resultId).kind, "unchanged");
    const [start, end] = [from, to].map(([line, character]) => ({ line, character }));
    if (start && end) files.change(URI, 2, [{ range: { start, end }, text }]);
    equal(pull(resultId).kind, kind);
  });
}

test("a line less, since nothing stands between a carriage return and a line feed any more", () => {
  const files = noFiles();
  const pull = () => {
    const report = pullOf(files, undefined, { uri: URI, related: true });
    return report.kind === "full" ? report.items.map(({ range }) => range.start.line) : [];
  };
  const comment = "# note\r \n";
  files.open(URI, "auth-apis", 1, comment + TEXT);
  const before = pull();
  const [start, end] = [0, 1].map((character) => ({ line: 1, character }));
  if (start && end) files.change(URI, 2, [{ range: { start, end }, text: "" }]);
  const after = pull();
  files.open(URI, "auth-apis", 3, comment.replace("\r ", "\r") + TEXT);
  deepEqual(after, pull());
  ok(Math.max(...after) < Math.max(...before));
});

for (const [what, others, kind] of [
  ["and no others", 0, "full"],
  ["and more elsewhere than are counted", 200, "full"],
] as const) {
  test(`a value is taken away between two pulls and typed again ${what}`, () => {
    const files = noFiles();
    const pull = (known?: string) => pullOf(files, known, { uri: URI, related: true });
    files.open(URI, "auth-apis", 1, TEXT);
    const { resultId } = pull();
    const [start, end, name] = [[3, 17] as const, [3, 20] as const, [9, 10] as const].map(([line, character]) => ({
      line,
      character,
    }));
    ok(start && end && name);
    const elsewhere = Array.from({ length: others }, () => ({ range: { start: name, end: name }, text: "x" }));
    files.change(URI, 2, [{ range: { start, end }, text: "" }]);
    files.change(URI, 3, [{ range: { start, end: start }, text: "RS1" }, ...elsewhere]);
    equal(pull(resultId).kind, kind);
  });
}

test("findings beyond those that are shown count as well", () => {
  const files = noFiles();
  const pull = (known?: string) => pullOf(files, known, { uri: URI, related: true });
  files.open(URI, "auth-apis", 1, `apis:\n${"  - signing_alg: RS1\n".repeat(700)}`);
  const { resultId } = pull();
  const [start, end] = [900, 901].map((line) => ({ line: line - 300, character: 0 }));
  if (start && end) files.change(URI, 2, [{ range: { start, end }, text: "" }]);
  equal(pull(resultId).kind, "full");
});

test("a place in another file is where it stands there now", () => {
  const files = noFiles();
  const [one, other] = ["file:///w/auth-apis.yaml", "file:///w/orders.auth-apis.yaml"];
  const text = "tenants:\n  dev: { domain: d.eu.auth0.com }\napis:\n  - identifier: https://a.acme.com\n";
  files.open(one, "auth-apis", 1, text);
  files.open(other, "auth-apis", 1, text);
  const pull = (known?: string) => {
    const options = { uri: one, related: true, textOf: (uri: string) => files.textOf(uri) };
    const report = pullOf(files, known, options);
    const items = report.kind === "full" ? report.items : [];
    const places = items.flatMap(({ relatedInformation = [] }) => relatedInformation.map(({ location }) => location));
    return { ...report, lines: places.map(({ range }) => range.start.line) };
  };
  const { resultId, lines } = pull();
  deepEqual(lines, [3]);
  equal(pull(resultId).kind, "unchanged");
  const start = { line: 0, character: 0 };
  files.change(other, 2, [{ range: { start, end: start }, text: "# note\n# note\n" }]);
  const moved = pull(resultId);
  deepEqual(moved.lines, [5]);
  equal(pull(moved.resultId).kind, "unchanged");
});
