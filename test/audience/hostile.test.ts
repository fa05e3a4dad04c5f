import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { API_OF_TERRAFORM } from "../../server/src/audience/audience-key.ts";
import { COMMA, ENDS } from "../../server/src/audience/asserted.ts";
import { FORMS as LINE_FORMS } from "../../server/src/audience/branch-lines.ts";
import { FORMS } from "../../server/src/audience/branches.ts";
import { NAME } from "../../server/src/audience/call.ts";
import { candidateFile } from "../../server/src/audience/candidate-file.ts";
import { IN, NOT_IT_ALONE, OPERATOR_BEFORE, OPERATOR_BEHIND } from "../../server/src/audience/compared.ts";
import { CHAIN } from "../../server/src/audience/compared-in-call.ts";
import { GOES_ON, IN_BRACKETS, JOINED, MADE_INTO, PLACEHOLDER } from "../../server/src/audience/goes-on.ts";
import { MAP } from "../../server/src/audience/mapped.ts";
import { audienceHits, type Hit } from "../../server/src/audience/scan.ts";
import { SUBJECT_BEFORE, SUBJECT_BEHIND } from "../../server/src/audience/subject.ts";
import { HEAD, NEXT } from "../../server/src/audience/texts.ts";
import { LEADS, NAMES, VALUE_BEFORE, WAYS } from "../../server/src/audience/way.ts";
import { LIMITS } from "../../server/src/lsp/audience/limits.ts";
import { finds, known, near, other } from "./finds.ts";

/** As long as a file may be that is looked into. */
const filled = (unit: string): string => unit.repeat(LIMITS.bytesOfFile / unit.length + 1).slice(0, LIMITS.bytesOfFile);

interface Work {
  readonly hits: readonly Hit[];
  readonly names: number;
  readonly values: number;
  /** Of one name. */
  readonly mostValues: number;
}

/** Counts what a text costs: the names that are looked at, of which each is a step, and the values that are compared with identifiers. */
function work(name: string, text: string): Work {
  const file = candidateFile(name) ?? assert.fail();
  let values = 0;
  let before = 0;
  let mostValues = 0;
  const counting = {
    all: known.all,
    near(value: string) {
      values++;
      return known.near(value);
    },
  };
  const looking = audienceHits(text, counting, file);
  for (let names = 0; ; names++) {
    const { done, value } = looking.next();
    mostValues = Math.max(mostValues, values - before);
    before = values;
    if (done) return { hits: value, names, values, mostValues };
  }
}

describe("however a text is made, it costs no more than so many names and values", () => {
  const units: Readonly<Record<string, string>> = {
    "names alone": "aud ",
    "names and values": "aud=x ",
    "one list of values": `aud: [${"'x', ".repeat(60)}]\n`,
    "names that are values": "value:x name:aud ",
    "keys without a value, and names": `${"value:".repeat(80)} ${"name:aud ".repeat(55)}`,
    "near misses": `aud="${other}" `,
    brackets: "aud=[([([([",
    "brackets and values": `aud=f([f([f(["x"`,
    "lists that are joined": `aud=["x"${" ".repeat(80)})${" ".repeat(80)})`,
    comparisons: `"x"=='x'==aud=="x"==`,
    calls: `is(aud, "x"), `,
    "calls in calls": `is(aud, is(`,
    "calls without an end": `equals(${"(".repeat(70)} aud`,
    expectations: `expect(aud).to.be`,
    "lists that are asked": `["x"].includes(aud) `,
    quotes: `is(aud, '"\\`,
    "what a map chooses": `map $aud $ok { ${"x 1;".repeat(60)} }`,
    "assertions without brackets": `assert_equal ["x", aud\n`,
    branches: `switch (aud) { case "x": `,
    "branches that make a list": `when (aud) { ${`"x", `.repeat(60)}"x" -> 1 }`,
    "branches on lines": `case aud\n${`when "x"\n`.repeat(60)}`,
    conditions: `aud:${" ".repeat(160)}`,
  };
  for (const [what, unit] of Object.entries(units))
    test(what, () => {
      const { hits, names, values, mostValues } = work("a.yaml", filled(unit));
      assert.ok(names <= 20_001, `${names} names`);
      assert.ok(values <= 20_100, `${values} values`);
      assert.ok(mostValues <= 51, `${mostValues} values of one name`);
      assert.ok(hits.length <= 250, `${hits.length} hits`);
    });
});

test("whatever repeats in what a look tries has an end", () => {
  const tried = [
    ...WAYS.map(({ sign }) => sign),
    ...LEADS.flatMap(({ pattern, next }) => [pattern, ...(next ? [next] : [])]),
    ...[NAMES, VALUE_BEFORE, OPERATOR_BEHIND, OPERATOR_BEFORE, NOT_IT_ALONE, IN],
    ...[API_OF_TERRAFORM, NAME, SUBJECT_BEFORE, SUBJECT_BEHIND, HEAD, NEXT, CHAIN],
    ...FORMS.flatMap(({ before, behind, isLabel }) => [before, behind, isLabel.before, isLabel.behind]),
    ...LINE_FORMS.flatMap(({ before, behind, label }) => [before, behind, label]),
    ...[COMMA, ENDS, MAP.before, MAP.behind],
    ...[GOES_ON, IN_BRACKETS, JOINED, MADE_INTO, PLACEHOLDER],
  ];
  for (const { source } of tried) {
    const signs = source.replaceAll(/\\./gs, "").replaceAll(/\[[^\]]*\]/g, "");
    assert.doesNotMatch(signs, /[*+]|\{\d+,\}/, source);
  }
});

describe("a value before its name", () => {
  // Were a key looked for in each text, or a name in each comment, a look would cost as much as its whole surroundings, squared.
  test("has a key of its own, which is no part of another text", () => {
    finds("a.yaml", `{ url: x?value=${other}  name: AUDIENCE }`);
    finds("a.yaml", `{ value: ${near}, name: AUDIENCE }`);
    finds("a.yaml", `{ value:value=${other}  name: AUDIENCE }`);
  });

  test("has no name in the comment behind it", () => {
    finds("a.yaml", `value: ${other} # a: b name: AUDIENCE`);
    finds("a.yaml", `- value: ${near} # ours\n  name: AUDIENCE`);
  });
});

describe("a line of very many comments is looked through once", () => {
  const misses = `audience="${other}" `.repeat(200);
  const rows: readonly (readonly [what: string, name: string, unit: string, hits: number])[] = [
    ["closed", "a.xml", "<!-- -->", 200],
    ["open", "a.xml", "<!-- --", 0],
    ["none", "a.ts", "a/b ", 200],
    ["texts", ".env", '"#" ', 200],
  ];
  for (const [what, name, unit, hits] of rows)
    test(`${what}: ${name}`, () =>
      assert.equal(work(name, filled(unit).slice(misses.length) + misses).hits.length, hits));
});
