import { equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import type { Finding, Fix } from "../../server/src/document/finding.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { rules } from "../../server/src/rules/registry.ts";

const judge = (document: Document): readonly Finding[] => analyse(readFile(document));
const of = (findings: readonly Finding[], rule: string): number => findings.filter((each) => each.rule === rule).length;

function apply(document: Document, { edits }: Fix): Document {
  const places = edits.map(({ at, text }) => ({ start: document.offsetOf(at.block) + at.start, at, text }));
  return places
    .sort((one, other) => other.start - one.start)
    .reduce((after, { start, at, text }) => after.edit(start, start + at.end - at.start, text), document);
}

/** Every fix of every wrong example, as written and with CRLF. */
for (const lineEnd of ["\n", "\r\n"]) {
  describe(`a fix puts right what it is offered for (${JSON.stringify(lineEnd)})`, () => {
    for (const { id, bad } of rules) {
      bad.forEach((example, at) => {
        test(`${id}, wrong example ${at + 1}`, () => {
          const document = Document.of(example.replaceAll(/[⟦⟧]/g, "").replaceAll("\n", lineEnd));
          const before = judge(document);
          for (const finding of before.filter(({ rule }) => rule === id)) {
            for (const fix of finding.fixes ?? []) {
              const after = apply(document, fix);
              const found = judge(after);
              ok(of(found, id) < of(before, id), `${fix.title}:\n${after.text}`);
              ok(of(found, "syntax") <= of(before, "syntax"), `${fix.title}:\n${after.text}`);
              equal(after.text.replaceAll(lineEnd, "").includes("\n"), false);
            }
          }
        });
      });
    }
  });
}
