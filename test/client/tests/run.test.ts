import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { type CancellationToken, EventEmitter, type TestController, type TestItem, type TestMessage } from "vscode";
import { type Judge, runTests } from "../../../client/src/tests/run.ts";
import type { TestItems } from "../../../client/src/tests/test-items.ts";
import { namedTarget } from "../../../client/src/tenants/target.ts";
import { Document } from "../../../server/src/document/document.ts";
import { readFile } from "../../../server/src/document/read/file.ts";

const file = readFile(
  Document.of(`tenants:
  dev: { domain: dev.eu.auth0.com }
apis:
  - identifier: https://api.acme.dev/
    scopes: [{ value: read, description: Reads }]
    grants:
      - { client: worker, scope: [read] }
      - { client: poller, scope: [read] }
`),
);
const [dev] = file.tenants;
const target = dev && namedTarget({ document: {}, file, findings: [] } as never, dev);

/** Runs both grants; what was said of each, and how it ended. */
async function run(judge: (cancel: () => void) => Promise<unknown>) {
  const ends: string[] = [];
  const messages: TestMessage[] = [];
  const end =
    (how: string) =>
    (item: TestItem, said: TestMessage | readonly TestMessage[] = []) => {
      ends.push(`${item.id} ${how}`);
      messages.push(...[said].flat().filter((each) => typeof each === "object"));
    };
  const of = (name: string) => ({ [name]: end(name) });
  const ways = ["passed", "failed", "errored", "skipped"].map(of);
  const ignored = { enqueued: () => 0, started: () => 0, appendOutput: () => 0, end: () => 0 };
  const controller = { createTestRun: () => Object.assign(ignored, ...ways) as object, items: [] };
  const items = {
    grantsOf: () => ["worker", "poller"].map((id) => ({ id, label: id })),
    grant: ({ id }: TestItem) => ({
      uri: "file:///auth-apis.yaml",
      identifier: "https://api.acme.dev/",
      grant: { client: id, subjectType: "client" },
    }),
  };
  const cancelling = new EventEmitter<void>();
  const cancelled = { onCancellationRequested: cancelling.event };
  const profile = { target: () => Promise.resolve(target), judge: () => judge(() => cancelling.fire()) };
  await runTests(
    controller as unknown as TestController,
    items as unknown as TestItems,
    {} as never,
    cancelled as unknown as CancellationToken,
    profile as unknown as Judge,
  );
  return { ends, messages };
}

suite("a run of the Test Explorer", () => {
  test("that is cancelled calls no test wrong", async () => {
    const { ends, messages } = await run((cancel) => {
      cancel();
      return Promise.reject(new Error("This operation was aborted"));
    });
    assert.deepEqual(ends, ["worker skipped", "poller skipped"]);
    assert.deepEqual(messages, []);
  });

  test("calls one that could not be judged wrong, and goes on", async () => {
    const { ends } = await run(() => Promise.reject(new Error("no network")));
    assert.deepEqual(ends, ["worker errored", "poller errored"]);
  });

  test("shows what others wrote as plain text: its place is a terminal, too", async () => {
    const bell = "\u001b]0;title\u0007";
    const broken = [{ message: `${bell}scope` }, { message: "audience", expected: `a${bell}`, actual: `b${bell}` }];
    const { ends, messages } = await run(() => Promise.resolve({ state: "failed", broken }));
    assert.deepEqual(ends, ["worker failed", "poller failed"]);
    assert.match(JSON.stringify(messages), /]0;title/);
    assert.doesNotMatch(JSON.stringify(messages), /\\u00/);
  });
});
