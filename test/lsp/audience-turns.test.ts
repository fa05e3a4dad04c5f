import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { Steps } from "../../server/src/document/steps.ts";
import { audienceLook } from "../../server/src/lsp/audience/look.ts";

function look(identifiers: () => Steps<readonly string[]>) {
  const files = {
    list: () => Promise.resolve([]),
    kind: () => Promise.resolve("else" as const),
    read: () => Promise.resolve(undefined),
  };
  const log = { info: () => undefined, warning: () => undefined, error: () => undefined, failure: () => undefined };
  return audienceLook({ files, identifiers, publish: () => undefined, log });
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
