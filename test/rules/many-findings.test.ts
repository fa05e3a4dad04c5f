import { deepEqual, equal, match, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { readFile } from "../../server/src/document/read/file.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { MOST_JUDGED } from "../../server/src/rules/engine/tally.ts";
import { Look } from "../../server/src/rules/look-through.ts";
import { defineRule, MOST_FOUND_IN_FILE, type Report, type Rule } from "../../server/src/rules/rule.ts";
import { trailingSlash } from "../../server/src/rules/trailing-slash.ts";
import { undefinedVariable } from "../../server/src/rules/undefined-variable.ts";

const tenantsOf = (count: number) =>
  `tenants:\n${Array.from({ length: count }, (_, at) => `  t${at}: { domain: t${at}.eu.auth0.com, variables: { V: v${at} } }\n`).join("")}`;
const said = (text: string, rules: readonly Rule[]) => analyse(readFile(Document.of(text)), { rules });

describe("where many tenants see much that is wrong, each sees some of it", () => {
  const API = "apis:\n  - identifier: https://${V}\n";
  let asked = 0;
  const rule = (severity: "error" | "warning", reports: readonly Partial<Report>[]) =>
    defineRule({
      ...{ summary: "", why: "", good: [], bad: [] },
      id: "many",
      on: "api",
      severity,
      *check(api) {
        for (const report of reports) {
          asked++;
          yield { at: api.at("identifier"), message: "Said.", ...report };
        }
      },
    });
  const many = Array.from({ length: 1_000 }, (_, at): Partial<Report> => ({ severity: "hint", message: `Hint ${at}` }));
  const last: Partial<Report> = { message: "The last one" };

  test("of one rule a hundred things", () => {
    equal(said(tenantsOf(200) + API, [rule("warning", many)]).length, 100);
    equal(asked, 200 * 100);
    equal(said(tenantsOf(2) + API, [rule("warning", many)]).length, 1_000);
  });
  test("errors aren't lost among others", () => {
    const found = said(tenantsOf(200) + API, [rule("error", [...many, last])]);
    deepEqual(
      found.filter(({ severity }) => severity === "error").map(({ message }) => message),
      ["The last one"],
    );
  });
  test("of the schema as many", () => {
    const scopes = `    scopes: [${"a, ".repeat(1_000)}]\n`;
    const wrong = (tenants: number) =>
      said(tenantsOf(tenants) + API + scopes, []).filter(({ rule }) => rule === "schema").length;
    equal(wrong(200), 100);
    equal(wrong(2), 1_000);
  });
});

test("of more errors than are listed, one holds the whole file", () => {
  const text = (apis: number) => `# first\napis:\n${"- identifier: ${A}${B}${C}${D}\n".repeat(apis)}`;
  const found = (apis: number) =>
    said(text(apis), [undefinedVariable]).map(({ at, message }) => [at.block.kind, message]);
  const own = (found: readonly unknown[][]) => found.filter(([kind]) => kind === "item");
  equal(found(1_249).length, 4_996);
  equal(own(found(1_300)).length, MOST_FOUND_IN_FILE);
  deepEqual(found(1_300)[0], [
    "key",
    `undefined-variable finds ${MOST_FOUND_IN_FILE} errors or more. Not all are listed, and nothing of the file is synced.`,
  ]);
});

test("of more than is listed that is no error, a warning says so", () => {
  const found = (apis: number) =>
    said(`apis:\n${"- identifier: https://a/\n".repeat(apis)}`, [trailingSlash]).map(({ severity, message }) =>
      message.includes("or more") ? `${severity}: ${message}` : severity,
    );
  const most = MOST_FOUND_IN_FILE;
  deepEqual(new Set(found(most - 1)), new Set(["warning"]));
  equal(found(most + 100).length, most + 1);
  equal(
    found(most + 100)[0],
    `warning: trailing-slash finds ${most} things or more that are no errors. Not all are listed.`,
  );
});

describe("of a file's APIs no more is said than there is room for", () => {
  const asked: string[] = [];
  /** Finds as many things as an API's name says. */
  const rule = (id: string, severity: "error" | "hint") =>
    defineRule({
      ...{ summary: "", why: "", good: [], bad: [] },
      id,
      on: "api",
      severity,
      *check(api) {
        const [errors = 0, others = 0] = (api.text("name") ?? "").split("+").map(Number);
        asked.push(id);
        for (let at = 0; at < (severity === "error" ? errors : others); at++)
          yield { at: api.at("identifier"), message: `${id} ${at}` };
      },
    });
  const rules = [rule("wrong", "error"), rule("odd", "hint")];
  const api = (name: string): string => `  - identifier: https://a\n    name: ${name}\n`;
  const found = (names: readonly string[]) => {
    asked.length = 0;
    const all = said(`x-first: 1\napis:\n${names.map(api).join("")}`, rules);
    const count = (id: string): number => all.filter((each) => each.rule === id).length;
    const notes = all
      .filter((each) => each.rule === "syntax")
      .map(({ at, severity }) => `${severity} ${at.block.text}`);
    return { wrong: count("wrong"), odd: count("odd"), notes, asked: asked.length };
  };
  const many = (count: number, name: string): readonly string[] => Array.from({ length: count }, () => name);
  const half = MOST_JUDGED / 20;

  test("once so many errors are found the other APIs aren't judged, and one error holds the file", () => {
    const holds = { wrong: MOST_JUDGED, odd: 20, notes: ["error x-first: 1\n"], asked: 40 };
    deepEqual(found(many(30, `${half}+1`)), holds);
    deepEqual(found(many(19, `${half}+1`)), { wrong: 19 * half, odd: 19, notes: [], asked: 38 });
  });
  test("once so much else is found they are judged for errors alone, and a warning says so", () => {
    const names = [...many(25, `1+${half}`), "3+3"];
    deepEqual(found(names), { wrong: 28, odd: MOST_JUDGED, notes: ["warning x-first: 1\n"], asked: 46 });
  });
  test("after any edit it is what it would be from scratch", () => {
    let file = readFile(
      Document.of(
        `apis:\n${many(60, `1+${half / 2}`)
          .map(api)
          .join("")}`,
      ),
    );
    const listed = (each: typeof file) =>
      analyse(each, { rules }).map(({ rule, at }) => `${rule} ${each.document.lineOf(at.block)}`);
    const replace = (number: number, name: string): void => {
      const { tree } = file.apis[number] ?? {};
      ok(tree);
      const start = file.document.offsetOf(tree.block) + tree.start;
      const end = file.document.offsetOf(tree.block) + tree.block.text.length;
      file = readFile(file.document.edit(start, end, api(name).slice(4)), undefined, file);
      ok(listed(file).join() === listed(readFile(Document.of(file.document.text))).join(), `API ${number}: ${name}`);
    };
    listed(file);
    for (const [number, name] of [
      [3, "0+0"],
      [7, `${MOST_JUDGED - 50}+${half}`],
      [50, "100+0"],
      [50, "2+2"],
    ] as const)
      replace(number, name);
  });
  test("so it is where aliases multiply it, also while a file is looked through", () => {
    const keys = Array.from({ length: 7_000 }, (_, at) => `  k${at}: a\n`).join("");
    const text = `x-a: &a\n${keys}apis:\n${"  - <<: *a\n    identifier: https://a\n".repeat(100)}`;
    const file = readFile(Document.of(text));
    const look = new Look(file);
    while (look.on(200_000));
    equal(new Look(file).on(10_000), false);
    const most = MOST_JUDGED + 10_000;
    ok(look.findings.length < most);
    const [first, ...others] = analyse(file);
    ok(first?.message.includes(`${MOST_JUDGED} errors or more`));
    match(first?.message ?? "", /nothing of the file is synced/);
    ok(others.length < most);
  });
  test("APIs that aren't judged any more are still read some at a time", () => {
    const keys = Array.from({ length: 6_900 }, (_, at) => `    k${at}: a\n`).join("");
    const count = Math.ceil(MOST_JUDGED / 6_900) + 20;
    const file = readFile(Document.of(`apis:\n${`  - identifier: https://a\n${keys}`.repeat(count)}`));
    const isRead = () => file.document.blocks.filter(({ kind, isParsed }) => kind === "item" && isParsed).length;
    const look = new Look(file);
    let [before, most] = [0, 0];
    for (let more = true; more;) {
      more = look.on(100_000);
      const now = isRead();
      [before, most] = [now, Math.max(most, now - before)];
    }
    equal(before, count);
    ok(most <= 5, `${most} at a time`);
  });
});
