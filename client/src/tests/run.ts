import {
  type CancellationToken,
  Location,
  type TestController,
  type TestItem,
  TestMessage,
  type TestRun,
  type TestRunRequest,
  workspace,
} from "vscode";
import { desiredState, viewFor } from "../../../server/src/tenant/desired/desired-from-file.ts";
import type { DesiredApi, DesiredGrant } from "../../../server/src/tenant/desired/desired.ts";
import { oneLine } from "../../../server/src/text/printable.ts";
import type { Target } from "../tenants/target.ts";
import { wordsOf } from "../views/messages.ts";
import { plain } from "../views/plain.ts";
import type { GrantItem, TestItems } from "./test-items.ts";

/** A grant as the tenant that its file goes to sees it. */
export interface GrantUnderTest {
  readonly api: DesiredApi;
  readonly grant: DesiredGrant;
  /** All that the file has for this tenant. */
  readonly apis: readonly DesiredApi[];
  readonly target: Target;
}

/** What became of one test. Skipped is what says nothing about the grant: no tenant, no sign-in, a user's grant. */
export type Judged =
  | { readonly state: "passed" }
  | { readonly state: "skipped"; readonly why: string }
  | { readonly state: "failed"; readonly broken: readonly Broken[] };

/** One expectation that doesn't hold. */
export interface Broken {
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
}

/** How a profile judges; made anew for each run, so that it may keep what it has read. */
export interface Judge {
  /** The tenant that a file goes to; a sentence where there is none to ask. */
  target(item: GrantItem): Promise<Target | string>;
  /** Before the first test, with all there are; false ends the run. */
  begin?(tests: readonly GrantUnderTest[]): Promise<boolean>;
  judge(test: GrantUnderTest, signal: AbortSignal): Promise<Judged>;
}

/** Runs the tests of a request one after the other; cancelling it leaves out the rest. */
export async function runTests(
  controller: TestController,
  items: TestItems,
  request: TestRunRequest,
  cancelled: CancellationToken,
  judge: Judge,
): Promise<void> {
  const run = controller.createTestRun(request);
  const stop = new AbortController();
  const listening = cancelled.onCancellationRequested(() => stop.abort());
  try {
    const chosen = items.grantsOf(request.include ?? every(controller), new Set(request.exclude));
    for (const item of chosen) run.enqueued(item);
    const ready = await resolveAll(chosen, items, judge, run);
    const goesOn = ready.length > 0 && ((await judge.begin?.(ready.map(({ test }) => test))) ?? true);
    for (const { item, test } of ready) {
      if (!goesOn || stop.signal.aborted) run.skipped(item);
      else await runOne(item, test, judge, run, stop.signal);
    }
  } finally {
    listening.dispose();
    run.end();
  }
}

async function resolveAll(chosen: readonly TestItem[], items: TestItems, judge: Judge, run: TestRun) {
  const targets = new Map<string, Promise<Target | string>>();
  const ready: { readonly item: TestItem; readonly test: GrantUnderTest }[] = [];
  for (const item of chosen) {
    const known = items.grant(item);
    if (!known) continue;
    const key = known.uri.toString();
    const asked = targets.get(key) ?? judge.target(known);
    targets.set(key, asked);
    const target = await asked.catch((error: unknown) => plain(wordsOf(error)));
    const test = typeof target === "string" ? target : underTest(known, target);
    if (typeof test === "string") skip(run, item, test);
    else ready.push({ item, test });
  }
  return ready;
}

/** The same grant as the tenant sees it; a sentence where it is not for this tenant. */
function underTest({ identifier, grant }: GrantItem, target: Target): GrantUnderTest | string {
  const { open, tenant } = target;
  const { apis } = desiredState(open.file, tenant, open.findings);
  const view = open.file.apis
    .map((entry) => viewFor(entry, tenant, open.file))
    .find((each) => {
      const written = each?.get("identifier");
      return written?.kind === "scalar" && written.source === identifier;
    });
  const api = apis.find((each) => each.identifier === view?.identifier);
  const own = api?.grants?.find(
    ({ client, subjectType }) => client === grant.client && subjectType === grant.subjectType,
  );
  if (!api || !own) return `It is not for ${tenant.name}.`;
  return { api, grant: own, apis, target };
}

async function runOne(item: TestItem, test: GrantUnderTest, judge: Judge, run: TestRun, signal: AbortSignal) {
  const begun = Date.now();
  run.started(item);
  try {
    const judged = await judge.judge(test, signal);
    if (judged.state === "skipped") skip(run, item, judged.why);
    else if (judged.state === "failed") {
      run.failed(
        item,
        judged.broken.map((broken) => messageOf(broken, item)),
        Date.now() - begun,
      );
    } else run.passed(item, Date.now() - begun);
  } catch (error) {
    // Whatever was given up midway: nothing is known of the grant.
    if (signal.aborted) run.skipped(item);
    else run.errored(item, new TestMessage(plain(wordsOf(error))), Date.now() - begun);
  }
}

/** A message stands in a terminal as well, and what differs must not be cut off. */
function messageOf({ message, expected, actual }: Broken, { uri, range }: TestItem): TestMessage {
  const text =
    expected === undefined && actual === undefined
      ? new TestMessage(plain(message))
      : TestMessage.diff(plain(message), oneLine(expected ?? "", Infinity), oneLine(actual ?? "", Infinity));
  if (uri && range) text.location = new Location(uri, range);
  return text;
}

function skip(run: TestRun, item: TestItem, why: string): void {
  tell(run, item, why);
  run.skipped(item);
}

/** The output of a run is a terminal. */
function tell(run: TestRun, item: TestItem, text: string): void {
  const where = item.uri ? workspace.asRelativePath(item.uri) : "";
  run.appendOutput(`${plain(`${where} ${item.label}: ${text}`)}\r\n`, undefined, item);
}

function every(controller: TestController): readonly TestItem[] {
  return [...controller.items].map(([, item]) => item);
}
