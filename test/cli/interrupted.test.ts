import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { authApis, exits, startAuthApis } from "./auth-apis.ts";
import { environmentOf } from "./environment.ts";
import { type Local, startLocal } from "./local.ts";
import { planJson, syncJson, type SyncJson } from "./plan-json.ts";
import { type Answer, type Asked, inFrontOf } from "./pretender.ts";
import { workspace } from "./workspace.ts";

let local: Local;
before(async () => {
  local = await startLocal();
});

/** As many as are worked on at once, and some more. */
const count = 20;
const file = (name: string) =>
  `apis:\n${Array.from({ length: count }, (_, at) => `  - identifier: https://api.example/${name}/${at}\n`).join("")}`;
const isWrite = ({ method, path }: Asked) => method !== "GET" && path !== "/oauth/token";
const breaks: Answer = (response) => void response.destroy();

/** How many rows ended in which state. */
function tally({ outcomes }: SyncJson): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { state, why, error } of outcomes) {
    const key = [state, why, error].filter(Boolean).join(" ");
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** What a run says was written is on the tenant and nothing else is; another run does the rest. */
async function isTrue({ outcomes }: SyncJson, cwd: string): Promise<void> {
  const left = planJson(await authApis(["plan", "a.yaml", ...local.target, "--format", "json"], { cwd }));
  const missing = new Set(left.changes.filter(({ kind }) => kind === "create").map(({ identifier }) => identifier));
  for (const { change, state } of outcomes) {
    assert.equal(missing.has(change.identifier), state !== "written", `${change.identifier} ${state}`);
  }
  exits(await authApis(["sync", "a.yaml", ...local.target, "--yes"], { cwd }), 0);
  exits(await authApis(["plan", "a.yaml", ...local.target], { cwd }), 0);
}

const sync = ["sync", "a.yaml", "--yes", "--format", "json"];

test("the tenant refuses one item: the others are written, exit 1", async () => {
  const message = "Payload validation error: 'too good' on property name.";
  const front = await inFrontOf(local.domain, (asked) => {
    if (!isWrite(asked) || !asked.body.includes("/refused/7")) return undefined;
    return (response) => {
      const body = { statusCode: 400, error: "Bad Request", message, errorCode: "invalid_body" };
      response.writeHead(400, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
  });
  const cwd = workspace({ "a.yaml": file("refused") });
  const env = environmentOf(local, front.domain);
  const report = syncJson(exits(await authApis(sync, { cwd, env }), 1));
  assert.deepEqual(tally(report), { written: count - 1, "failed invalid-body": 1 });
  const failed = report.outcomes.find(({ state }) => state === "failed");
  assert.equal(failed?.change.identifier, "https://api.example/refused/7");
  assert.ok(
    failed.message.includes(message) && failed.message.includes("Correct the value in the file"),
    failed.message,
  );
  await isTrue(report, cwd);
});

test("the network dies: what was written is reported as written, exit 3", async () => {
  let writes = 0;
  const front = await inFrontOf(local.domain, (asked) => {
    if (isWrite(asked)) writes++;
    return writes > 5 ? breaks : undefined;
  });
  const cwd = workspace({ "a.yaml": file("dead") });
  const env = environmentOf(local, front.domain);
  const report = syncJson(exits(await authApis(sync, { cwd, env }), 3));
  const { written = 0, ...rest } = tally(report);
  assert.equal(written, 5);
  assert.ok((rest["failed unreachable"] ?? 0) > 0, JSON.stringify(rest));
  await isTrue(report, cwd);
});

test(
  "Ctrl-C: what is on its way is heard to its end, nothing more is sent, exit 130",
  { skip: process.platform === "win32" },
  async () => {
    let stop = (): void => assert.fail("nothing runs yet");
    const front = await inFrontOf(local.domain, async (asked) => {
      if (!isWrite(asked)) return undefined;
      stop();
      // The write that was under way when the signal came is answered after it.
      await new Promise((resolve) => setTimeout(resolve, 300));
      return undefined;
    });
    const cwd = workspace({ "a.yaml": file("stopped") });
    const run = startAuthApis(sync, { cwd, env: environmentOf(local, front.domain) });
    stop = () => {
      stop = () => undefined;
      run.process.kill("SIGINT");
    };
    const ended = exits(await run.ended, 130);
    assert.equal(ended.stderr, "Stopping: what is on its way is heard to its end, and nothing more is sent.\n");
    const report = syncJson(ended);
    const { written = 0, "pending not-reached": left = 0 } = tally(report);
    assert.ok(written > 0 && left > 0 && written + left === count, JSON.stringify(tally(report)));
    assert.equal(front.asked.filter((asked) => asked === "POST /api/v2/resource-servers").length, written);
    await isTrue(report, cwd);
  },
);

test(
  "Ctrl-C while the tenant is read: nothing was written, and it ends at once",
  { skip: process.platform === "win32" },
  async () => {
    let reading = (): void => undefined;
    const read = new Promise<void>((resolve) => (reading = resolve));
    const front = await inFrontOf(local.domain, ({ method }) => {
      if (method !== "GET") return undefined;
      reading();
      return () => undefined;
    });
    const cwd = workspace({ "a.yaml": file("unread") });
    const run = startAuthApis(sync, { cwd, env: environmentOf(local, front.domain) });
    await read;
    run.process.kill("SIGINT");
    assert.deepEqual(await run.ended, { code: null, stdout: "", stderr: "" });
  },
);

test("somebody changes an API between plan and write: that item moved, exit 2", async () => {
  const cwd = workspace({ "a.yaml": file("moved") });
  exits(await authApis(["sync", "a.yaml", ...local.target, "--yes"], { cwd }), 0);
  writeFileSync(
    join(cwd, "a.yaml"),
    file("moved").replace(/moved\/[34]\n/g, "$&    token_lifetime: 600\n    token_lifetime_for_web: 600\n"),
  );

  let lists = 0;
  const front = await inFrontOf(local.domain, async ({ method, path }) => {
    // The first list is the plan's, the next one is read before writing.
    if (method === "GET" && path.startsWith("/api/v2/resource-servers") && ++lists === 2) {
      const other = workspace({
        "a.yaml": file("moved").replace("moved/3\n", "$&    token_lifetime: 60\n    token_lifetime_for_web: 60\n"),
      });
      exits(await authApis(["sync", "a.yaml", ...local.target, "--yes"], { cwd: other }), 0);
    }
    return undefined;
  });
  const report = syncJson(exits(await authApis(sync, { cwd, env: environmentOf(local, front.domain) }), 2));
  assert.deepEqual(
    report.outcomes.map(({ change, state }) => [change.identifier.slice(-1), state]),
    [
      ["3", "moved"],
      ["4", "written"],
    ],
  );
  assert.match(report.outcomes[0]?.message ?? "", /changed since the plan \(token_lifetime.*look again/);
});
