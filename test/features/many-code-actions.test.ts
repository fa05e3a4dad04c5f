import { deepEqual, equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import type { Finding } from "../../server/src/document/finding.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { atOnce, type Steps } from "../../server/src/document/steps.ts";
import { codeActions } from "../../server/src/features/code-actions.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { symmetricSigning } from "../../server/src/rules/symmetric-signing.ts";
import { actions, ALL, OPTIONS } from "./actions.ts";

const FIXES = { ...ALL, only: ["quickfix"] };

describe("quick fixes", () => {
  test("where much is selected, are for the first findings, as many as can be tried", () => {
    const { actions: found } = actions(`|apis:\n${"  - identifer: https://a\n".repeat(2000)}|`);
    const lines = found.map(({ diagnostics: [diagnostic] = [] }) => diagnostic?.range.start.line);
    ok(lines.length > 50);
    deepEqual(
      lines,
      lines.map((_, number) => number + 1),
    );
  });
  test("where the file is long, are not made any more once no more are tried", () => {
    const document = Document.of(
      `tenants: { t: { clients: { ${"a: b, ".repeat(10_000)} } } }\napis:\n${"  - nme: a\n".repeat(400)}`,
    );
    const file = readFile(document);
    let made = 0;
    const findings = analyse(file, { rules: [symmetricSigning] }).map((finding) => ({
      ...finding,
      get fixes() {
        made++;
        return finding.fixes ?? [];
      },
    }));
    const range = { start: document.positionAt(0), end: document.positionAt(document.length) };
    const found = atOnce(codeActions(findings, file, range, { diagnostics: [], only: ["quickfix"] }, OPTIONS));
    ok(found.length > 20 && found.length < 60, String(found.length));
    ok(made < 120, String(made));
  });
  test("are tried in steps, where one makes the whole file be read anew", () => {
    const apis = Array.from({ length: 640 }, (_, at) => `  - identifier: https://\${V}/${at}\n`);
    const document = Document.of(
      `tenants:\n  t: { domian: t.eu.auth0.com, variables: { V: a } }\napis:\n${apis.join("")}`,
    );
    const file = readFile(document);
    const findings = analyse(file, { rules: [symmetricSigning] });
    const cursor = { line: 1, character: 10 };
    const steps = codeActions(findings, file, { start: cursor, end: cursor }, ALL, OPTIONS);
    let [turns, last] = [0, steps.next()];
    for (; !last.done; last = steps.next()) turns++;
    equal(last.value[0]?.title, "Change to domain");
    ok(turns >= document.chunks.length, String(turns));
  });
  test("of which each makes many APIs be read anew are the fewer", () => {
    const titles = (apis: number) => {
      const all = Array.from({ length: apis }, (_, at) => `  - identifier: https://\${V}/${at}\n`).join("");
      const tenants = Array.from({ length: 9 }, (_, at) => `  t${at}: { domian: a, variables: { V: a } }\n`).join("");
      return actions(`|tenants:\n${tenants}|apis:\n${all}`).actions.length;
    };
    ok(titles(10) > 5, String(titles(10)));
    equal(titles(3000), 1);
  });
  test("to whose APIs aliases bring very much are the fewer", () => {
    const titles = (scopes: number) => {
      const api = "  - { nme: a, scopes: *a }\n".repeat(20);
      return actions(`x-a: &a [${"a, ".repeat(scopes)}b]\n|apis:\n${api}|`, FIXES).actions.length;
    };
    equal(titles(100), 20);
    ok(titles(14_000) < 12, String(titles(14_000)));
  });
  test("ask for the places of no findings but those around", () => {
    const document = Document.of(`apis:\n${"  - nme: a\n".repeat(3)}`);
    const file = readFile(document);
    const asked: number[] = [];
    const findings = analyse(file, { rules: [symmetricSigning] }).map((finding, number) => {
      const { block, start, end } = finding.at;
      const at = {
        block,
        end,
        get start() {
          asked.push(number);
          return start;
        },
      };
      return { ...finding, at };
    });
    asked.length = 0;
    const cursor = { line: 3, character: 6 };
    equal(atOnce(codeActions(findings, file, { start: cursor, end: cursor }, FIXES, OPTIONS)).length, 1);
    ok(asked.includes(findings.length - 1) && !asked.includes(0), String(asked));
  });
  test("aren't judged where very much is found", () => {
    const document = Document.of("apis:\n  - nme: a\n    foo: b\n");
    const file = readFile(document);
    const own = analyse(file, { rules: [symmetricSigning] });
    const judgements = (others: number): number => {
      let count = 0;
      function* judge(): Steps<readonly Finding[]> {
        count++;
        return own;
      }
      const findings = [...own, ...own.slice(0, 1).flatMap((first) => Array<Finding>(others).fill(first))];
      const cursor = { line: 1, character: 5 };
      atOnce(codeActions(findings, file, { start: cursor, end: cursor }, ALL, { ...OPTIONS, judge }));
      return count;
    };
    ok(judgements(1) > 0);
    equal(judgements(20_000), 0);
  });
});
