import { deepEqual } from "node:assert/strict";
import { describe, test } from "node:test";
import { setImmediate, setTimeout } from "node:timers/promises";
import { idling } from "../../server/src/lsp/answers/idle.ts";
import { Document } from "../../server/src/document/document.ts";
import { pusher } from "../../server/src/lsp/answers/push.ts";
import { OpenFile } from "../../server/src/lsp/files/open-file.ts";
import { openFiles } from "../../server/src/lsp/files/open-files.ts";

/** A file with an API for each of some letters. */
const textOf = (...apis: readonly string[]): string =>
  `tenants:\n  dev: { domain: d.eu.auth0.com }\napis:\n${apis.map((api) => `  - identifier: https://${api}.example.com\n`).join("")}`;
const uriOf = (name: string): string => `file:///${name}/auth-apis.yaml`;

/**
 * Files to whose diagnostics a client listens: it hears each file's name and how many there are. Some are on the disk, where a search may
 * find them until it ends.
 */
function listening(
  hears: (name: string, count: number) => void,
  onDisk: Readonly<Record<string, readonly string[]>> = {},
) {
  const failures: unknown[] = [];
  let heard = 0;
  const log = {
    info: () => undefined,
    warning: () => undefined,
    error: () => undefined,
    failure: (_: string, error: unknown) => void failures.push(error),
  };
  const files = openFiles(
    (uri) => {
      const apis = onDisk[uri.slice(8, 9)];
      return apis ? Document.of(textOf(...apis)) : { problem: "is no file" };
    },
    () => ["file:///"],
    (uri) => push(uri),
  );
  let isUnderWay = Object.keys(onDisk).length > 0;
  let end = (): void => undefined;
  const searched = new Promise<void>((resolve) => void (end = resolve));
  const push = pusher(
    ({ uri, diagnostics }) => {
      heard++;
      hears(uri.slice(8, 9), diagnostics.length);
    },
    files,
    log,
    (uri) => ({ uri, rulesPage: undefined, related: false, textOf: (other) => files.textOf(other) }),
    idling(),
    { isUnderWay: () => isUnderWay, settled: () => searched },
  );
  return {
    failures,
    open: (name: string, apis: readonly string[] = [name]) => files.open(uriOf(name), "auth-apis", 1, textOf(...apis)),
    edit: (name: string, version: number, api: string) =>
      files.change(uriOf(name), version, [{ range: undefined, text: textOf(api) }]),
    close: (name: string) => files.close(uriOf(name)),
    find: (name: string) => files.found(uriOf(name)),
    endSearch: () => {
      isUnderWay = false;
      end();
    },
    /** Once a round brings nothing: it begins with whatever waits for a timer, for those of one length end in their order. */
    settled: async () => {
      for (let before = -1; before < heard;) {
        before = heard;
        await setTimeout(1);
        for (let turn = 0; turn < 50; turn++) await setImmediate();
      }
    },
  };
}

describe("the file that was edited is pushed first", () => {
  test("then those that it concerns, then the ones that are gone", async () => {
    const pushed: string[] = [];
    const { open, edit, close, settled } = listening((name, count) => void pushed.push(`${name} ${String(count)}`));
    for (const name of "abc") open(name);
    await settled();
    const alone = Number(pushed.splice(0)[0]?.slice(2));
    edit("c", 2, "a");
    await settled();
    deepEqual(pushed.splice(0), [`c ${String(alone + 1)}`, `a ${String(alone + 1)}`]);
    close("c");
    await settled();
    deepEqual(pushed, ["c 0", `a ${String(alone)}`]);
  });

  test("also where that comes while others are still to be pushed, and it was pushed already", async () => {
    const pushed: string[] = [];
    let edits = 0;
    const { open, edit, settled } = listening((name) => {
      pushed.push(name);
      if (name === "b" && edits === 1) editA("y");
    });
    const editA = (api: string) => edit("a", ++edits + 1, api);
    open("a", ["b", "c", "d", "e", "f"]);
    for (const name of "bcdef") open(name);
    await settled();
    pushed.splice(0);
    editA("x");
    await settled();
    deepEqual(pushed.join(""), "abacdef");
  });
});

test("a file of which nothing can be said keeps none of the others waiting", async () => {
  const pushed: string[] = [];
  const { open, failures, settled } = listening((name) => {
    if (name === "b") throw new Error("of b");
    pushed.push(name);
  });
  for (const name of "abc") open(name);
  await settled();
  deepEqual([pushed, failures], [["a", "c"], [new Error("of b")]]);
});

describe("while files are looked for", () => {
  /** Each has an API of its own, and one that all have. */
  const there = Object.fromEntries(["b", "c", "d", "e", "f", "g"].map((name) => [name, [name, "x"]]));

  test("what is found is judged once, when all are found, and so is what it changes elsewhere", async (context) => {
    const pushed: string[] = [];
    const { open, find, endSearch, settled } = listening((name) => void pushed.push(name), there);
    const findings = context.mock.getter(OpenFile.prototype, "findings");
    const judged = (): number => new Set(findings.mock.calls.map(({ result }) => result)).size;
    open("a", ["a", "x"]);
    await settled();
    for (const name of Object.keys(there)) {
      find(name);
      await settled();
    }
    deepEqual([pushed.join(""), judged()], ["a", 1]);
    endSearch();
    await settled();
    deepEqual([pushed.toSorted().join(""), judged()], ["aabcdefg", 8]);
  });

  test("what is edited or closed is told at once, with what is known of the others", async () => {
    const pushed: string[] = [];
    const { open, edit, close, find, settled } = listening(
      (name, count) => void pushed.push(`${name} ${String(count)}`),
      there,
    );
    open("a");
    await settled();
    find("b");
    edit("a", 2, "b");
    await settled();
    close("a");
    await settled();
    const [alone] = pushed;
    const count = Number(alone?.slice(2));
    deepEqual(pushed, [`a ${String(count)}`, `a ${String(count + 1)}`, "a 0"]);
  });
});
