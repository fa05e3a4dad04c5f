import { deepEqual, equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { Document } from "../../server/src/document/document.ts";
import { type AuthApisFile, readFile } from "../../server/src/document/read/file.ts";
import { atOnce } from "../../server/src/document/steps.ts";
import { analyse } from "../../server/src/rules/analyse.ts";
import { judgeSoon } from "../../server/src/rules/judge-soon.ts";
import { Look } from "../../server/src/rules/look-through.ts";

/** Three APIs of which each takes long, and how many of them were read. */
function longFile(): { readonly file: AuthApisFile; readonly read: () => number } {
  const tenants = Array.from({ length: 200 }, (_, at) => `  t${at}: { domain: t${at}.eu.auth0.com }\n`);
  const api = `  - identifier: \${tenant.name}\n    name: ${"long".repeat(1000)}\n`;
  const file = readFile(Document.of(`tenants:\n${tenants.join("")}apis:\n${api.repeat(3)}`));
  let read = 0;
  const readChunkOn = file.readChunkOn.bind(file);
  const counted = Object.assign(file, {
    *readChunkOn(number: number) {
      for (const each of readChunkOn(number)) {
        read += each.apis.length;
        yield each;
      }
    },
  });
  return { file: counted, read: () => read };
}

test("no more than one API that takes long is read or judged at a time, and none before it is asked for", () => {
  const { file, read } = longFile();
  const look = new Look(file);
  equal(read(), 0);
  for (const expected of [1, 2, 3, 3, 3, 3]) {
    equal(look.on(1), true);
    equal(read(), expected);
  }
});

test("of a file that is looked at in part nothing is said of a bracket that the rest may show to be lost in a quote", () => {
  const apis = Array.from({ length: 200 }, (_, at) => `{ "identifier": "https://a/${at}" },\n`);
  const texts = [`{ "apis": [\n${apis.join("")}'\n] }\n`, `{ "apis": [\n${apis.join("")}`];
  const [quote, bracket] = texts.map((text) => {
    const file = readFile(Document.of(text));
    const look = new Look(file);
    equal(look.on(20_000), true);
    const [soFar, all] = [look.findings, analyse(file)].map((found) =>
      found.flatMap(({ rule, message }) => (rule === "syntax" ? message : [])),
    );
    deepEqual(soFar, []);
    return all?.filter((message) => message.startsWith("A bracket is opened here")).length;
  });
  deepEqual([quote, bracket], [0, 2]);
});

test("what is to be judged soon is given up as soon as much is done, however much a step does", () => {
  const { file, read } = longFile();
  equal(atOnce(judgeSoon(file)), undefined);
  equal(read(), 1);
});

test("what is found counts as work, too: to find and keep it takes longer than to read the text", () => {
  const turns = (middle: string): number => {
    const api = `  - identifier: https://a.example\n${middle}    token_lifetime: 60\n`;
    const look = new Look(readFile(Document.of(`apis:\n${api.repeat(200)}`)));
    let count = 1;
    while (look.on(100_000)) count++;
    return count;
  };
  const wrong = `    scopes: [${"read:a, ".repeat(40)}]\n`;
  const comment = `    #${" ".repeat(wrong.length - 6)}\n`;
  const [ofWrong, ofRight] = [turns(wrong), turns(comment)];
  ok(ofWrong > ofRight, `${ofWrong} turns, ${ofRight} where there is a comment instead`);
});

test("what is nested so deep that the quick reader gives up counts as more work than as much text that isn't", () => {
  const turns = (list: string): number => {
    const look = new Look(
      readFile(Document.of(`apis:\n${`  - { identifier: https://a.example, x: ${list} }\n`.repeat(640)}`)),
    );
    let count = 1;
    while (look.on(100_000)) count++;
    return count;
  };
  const [ofDeep, ofFlat] = [turns("[".repeat(60) + "]".repeat(60)), turns(`[${"a, ".repeat(39)}a]`)];
  ok(ofDeep > 1.5 * ofFlat, `${ofDeep} turns, ${ofFlat} where it isn't deep`);
});

test("an error of syntax counts as work as much as an API that has none", () => {
  const turns = (line: string): number => {
    const api = `  - identifier: https://a.example\n${line}`;
    const look = new Look(readFile(Document.of(`apis:\n${api.repeat(640)}`)));
    let count = 1;
    while (look.on(100_000)) count++;
    return count;
  };
  const [ofBroken, ofRight] = [turns("    name: [A\n"), turns("    name: [A]\n")];
  ok(ofBroken > 2 * ofRight, `${ofBroken} turns, ${ofRight} where each bracket is closed`);
  // What none of them can be read of.
  const ofMisplaced = turns(" - identifier: https://b.example\n");
  ok(ofMisplaced > 2 * ofRight, `${ofMisplaced} turns where each is misplaced`);
});

describe("a key that is typed at the left edge", () => {
  /** After which keystrokes are APIs judged anew? None of them is read anew. */
  const judging = (typed: string): readonly string[] => {
    let file = readFile(Document.of(`\napis:\n${"  - identifier: https://a.example\n".repeat(200)}`));
    const { apis } = file;
    analyse(file);
    return Array.from(typed, (_, at) => typed.slice(0, at + 1)).filter((text, at) => {
      file = readFile(file.document.edit(at, at, text.at(-1) ?? ""), undefined, file);
      ok(file.apis.every((api, each) => api === apis[each]));
      const isLeft = new Look(file).on(0);
      analyse(file);
      equal(new Look(file).on(0), false);
      return isLeft;
    });
  };
  for (const typed of ["colour: { a: 1 }", "x-defaults: { a: 1 }", "rule: { a: 1 }", "tenant: { a: 1 }", "defualts: 1"])
    test(`${typed}: no API is judged anew`, () => deepEqual(judging(typed), []));
  test("a map by a misspelt `defaults` has all judged anew, once", () =>
    deepEqual(judging("defualts: { signing_alg: RS256 }"), ["defualts: {"]));
});
