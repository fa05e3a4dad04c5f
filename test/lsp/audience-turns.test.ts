import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { Steps } from "../../server/src/document/steps.ts";
import { LIMITS } from "../../server/src/lsp/audience/limits.ts";
import { audienceLook, type LookSurroundings } from "../../server/src/lsp/audience/look.ts";
import { survey } from "../../server/src/lsp/audience/survey.ts";
import type { FileSystem } from "../../server/src/workspace/file-system.ts";

const NO_FILES: FileSystem = {
  list: () => Promise.resolve([]),
  kind: () => Promise.resolve("else"),
  read: () => Promise.resolve(undefined),
};

function look(
  identifiers: () => Steps<readonly string[]>,
  files = NO_FILES,
  publish: LookSurroundings["publish"] = () => undefined,
) {
  const log = { info: () => undefined, warning: () => undefined, error: () => undefined, failure: () => undefined };
  return audienceLook({ files, identifiers, publish, log });
}

test("identifiers without end are read in turns, and no further than they are wanted", async () => {
  const order: string[] = [];
  const endless = look(function* () {
    for (;;) yield;
  });
  setImmediate(() => order.push("another message"));
  equal(await endless.renew(() => order.push("is it wanted?") < 4), undefined);
  deepEqual(order, ["another message", "is it wanted?", "is it wanted?", "is it wanted?"]);
});

test("what wasn't read to its end changes nothing", async () => {
  let isLong = false;
  const long = look(function* () {
    while (isLong) yield;
    return ["https://a"];
  });
  equal(await long.renew(() => true), true);
  isLong = true;
  equal(await long.renew(() => false), undefined);
  isLong = false;
  equal(await long.renew(() => true), false);
});

const ROOTS = [{ path: "/work", checked: true }];

test("a folder of very many files lets other messages have their turn", async () => {
  const many = Array.from({ length: 1000 }, (_, at) => ({ name: `${at}.png`, kind: "file" as const }));
  let hadTurn = false;
  setImmediate(() => (hadTurn = true));
  await survey(ROOTS, { ...NO_FILES, list: () => Promise.resolve(many) }, new AbortController().signal);
  equal(hadTurn, true);
});

test("what shows something is looked into anew, though there are more files than a check may list", async () => {
  const names = [".env"];
  let text = "AUTH0_AUDIENCE=https://a.example/\n";
  const files: FileSystem = {
    list: () => Promise.resolve(names.map((name) => ({ name, kind: "file" }))),
    kind: (path) => Promise.resolve(path.endsWith(".env") ? "file" : "folder"),
    read: (path) => Promise.resolve(path.endsWith(".env") ? text : undefined),
  };
  const shown: number[] = [];
  const all = look(
    function* () {
      yield;
      return ["https://a.example"];
    },
    files,
    (_uri, _text, hits) => shown.push(hits.length),
  );
  await all.renew(() => true);
  await all.intoAll(ROOTS, new AbortController().signal);
  text = text.replace("/\n", "\n");
  names.unshift(...Array.from({ length: LIMITS.listed }, (_, at) => `${at}.png`));
  await all.intoAll(ROOTS, new AbortController().signal);
  deepEqual(shown, [1, 0]);
});
