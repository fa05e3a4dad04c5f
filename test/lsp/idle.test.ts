import { deepEqual, equal } from "node:assert/strict";
import { describe, test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { idling } from "../../server/src/lsp/answers/idle.ts";
import { stepping } from "../../server/src/lsp/answers/in-steps.ts";
import { pullWorkspace } from "../../server/src/lsp/answers/pull.ts";
import { settler } from "../../server/src/lsp/answers/settle.ts";
import { type OpenFiles, openFiles } from "../../server/src/lsp/files/open-files.ts";
import { UTF_16 } from "../../server/src/lsp/wire/position-encoding.ts";
import { CancellationToken } from "vscode-languageserver/node";
import { URI } from "./client.ts";

const turns = async (count: number): Promise<void> => {
  for (let each = 0; each < count; each++) await turn();
};

describe("what is done while nobody waits", () => {
  test("is done in its order, one at each turn of the event loop", async () => {
    const { whenIdle } = idling();
    const done: string[] = [];
    for (const name of ["a", "b", "c"]) whenIdle(() => done.push(name));
    deepEqual(done, []);
    await turns(2);
    deepEqual(done, ["a", "b"]);
    await turns(2);
    deepEqual(done, ["a", "b", "c"]);
  });
  test("may ask for more of it", async () => {
    const { whenIdle } = idling();
    let times = 0;
    const again = (): void => {
      if (++times < 3) whenIdle(again);
    };
    whenIdle(again);
    await turns(5);
    equal(times, 3);
  });
  test("waits until everybody who waits has an answer, be it a failure", async () => {
    const { during, whenIdle } = idling();
    const done: string[] = [];
    let answer = (): void => undefined;
    let fail = (): void => undefined;
    const first = new Promise<string>((resolve) => (answer = () => resolve("answered")));
    const second = new Promise<string>((_, reject) => (fail = () => reject(new Error())));
    const answers = [during(first), during(second).catch(() => "failed")];
    whenIdle(() => done.push("idle"));
    await turns(9);
    answer();
    await turns(9);
    deepEqual(done, []);
    fail();
    deepEqual(await Promise.all(answers), ["answered", "failed"]);
    await turns(2);
    deepEqual(done, ["idle"]);
  });
  test("lets the messages pass that the connection hands on one by one", async () => {
    const { hearing, whenIdle } = idling();
    const done: string[] = [];
    const hear = hearing((name: string) => done.push(name));
    const handOn = ([name, ...others]: readonly string[]): void => {
      if (name === undefined) return;
      hear(name);
      setImmediate(() => handOn(others));
    };
    whenIdle(() => done.push("idle"));
    handOn(["a", "b", "c"]);
    await turns(6);
    deepEqual(done, ["a", "b", "c", "idle"]);
  });
});

test("looking through a file and a pull of the workspace give way to a request in steps, and go on after it", async () => {
  const opened = (): OpenFiles => {
    const files = openFiles(
      () => ({ problem: "is not there" }),
      () => [],
      () => undefined,
    );
    files.open(URI, "auth-apis", 1, "apis: []\n");
    return files;
  };
  const done: string[] = [];
  const looked = (name: string): OpenFiles => {
    const files = opened();
    let left = 3;
    const lookOn = (): boolean => {
      done.push(name);
      return --left > 0;
    };
    Object.assign(files.find(URI) ?? {}, { lookOn });
    return files;
  };
  const log = {
    info() {},
    warning() {},
    error() {},
    failure: (_: string, error: unknown) => void done.push(String(error)),
  };
  const idle = idling();
  let time = 0;
  const { inSteps } = stepping(opened(), UTF_16.sent, idle, () => (time += 1000));
  const hover = inSteps("no file", function* () {
    for (let each = 0; each < 5; each++) {
      done.push("hover");
      yield;
    }
  });

  const settled = new Promise<void>((resolve) => settler(looked("settle"), log, idle)(URI, resolve));
  const found = { isUnderWay: () => false, settled: () => Promise.resolve() };
  const optionsOf = (uri: string) => ({ uri, related: false });
  const pulled = pullWorkspace(looked("pull"), found, new Map(), optionsOf, UTF_16.sent, CancellationToken.None, idle);
  await hover({ uri: URI }, CancellationToken.None);
  await Promise.all([settled, pulled]);
  deepEqual(done, [
    ..."hover hover hover hover hover".split(" "),
    "settle",
    "pull",
    "settle",
    "pull",
    "settle",
    "pull",
  ]);
});
