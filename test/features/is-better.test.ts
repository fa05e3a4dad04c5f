import { equal } from "node:assert/strict";
import { test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { applyEdits } from "../../server/src/document/edit/apply-edits.ts";
import type { Edit, Finding } from "../../server/src/document/finding.ts";
import { isBetter } from "../../server/src/features/fixes/is-better.ts";

const BEFORE = Document.of("api:\n  - nme: A\nrules: {}\n");

/** The error of a rule on a word of a document. */
function error(rule: string, document: Document, word: string): Finding {
  const at = document.text.indexOf(word);
  const block = document.blocks.find((each) => document.offsetOf(each) + each.text.length > at);
  if (at < 0 || !block) throw new Error(`no "${word}"`);
  const start = at - document.offsetOf(block);
  return { rule, severity: "error", message: "", at: { block, start, end: start + word.length } };
}

/** Does the fix of an error of a rule at `api` make the file better, where errors of these rules are left on these words? */
function betters(rule: string, left: Readonly<Record<string, string>>, put = "apis"): boolean {
  const finding = error(rule, BEFORE, "api");
  const edits: readonly Edit[] = [{ at: finding.at, text: put }];
  const after = applyEdits(BEFORE, edits);
  const errors = Object.entries(left).map(([word, of]) => error(of, after, word));
  return isBetter({ finding, edits }, { document: BEFORE, errors: [finding] }, { document: after, errors });
}

for (const [name, is, expected] of [
  ["leaves none", betters("schema", {}), true],
  ["leaves others elsewhere", betters("schema", { nme: "schema", A: "unknown-client" }), true],
  ["leaves one at what it put", betters("schema", { apis: "schema" }), false],
  ["leaves one that ends there", betters("schema", { ":": "schema" }), false],
  ["leaves one of syntax", betters("schema", { nme: "syntax" }), false],
  ["for syntax leaves others elsewhere", betters("syntax", { nme: "schema" }), true],
  ["for syntax leaves another of syntax", betters("syntax", { nme: "syntax" }), false],
  ["puts no key, and leaves as many", betters("schema", { nme: "schema" }, '"a b"'), false],
  ["for a rule leaves another elsewhere", betters("unknown-client", { A: "unknown-client" }), false],
] as const)
  test(`a fix that ${name} makes the file ${expected ? "" : "no "}better`, () => equal(is, expected));
