import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { authApis, exits } from "./auth-apis.ts";
import { cli } from "./bundle.ts";
import { startLocal } from "./local.ts";
import { workspace } from "./workspace.ts";

test(
  "a disk that is full amid a sync stops it, and it is resumed",
  { skip: process.platform !== "linux" },
  async () => {
    const local = await startLocal();
    const apis = 60;
    const items = Array.from({ length: apis }, (_, at) => `  - identifier: urn:${at}\n`).join("");
    const cwd = workspace({ "auth-apis.yaml": `apis:\n${items}` });
    const state = workspace();
    const env = { AUTH_APIS_STATE_DIR: state };
    // No file may grow beyond 12 KB (24 KB in some shells), which is more than half of the journal.
    const script = 'ulimit -f 24; exec "$0" "$@"';
    const run = spawnSync("sh", ["-c", script, process.execPath, cli, "sync", ...local.target, "--yes"], {
      cwd,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], ...env },
    });
    assert.match(run.stdout, /failed: The record of the sync can't be written \(EFBIG\)\. .*AUTH_APIS_STATE_DIR/);
    // Several are on their way at once, and may all wait for the line that finds no room.
    const [, written = "", failed = ""] = /^(\d+) written, (\d+) failed, \d+ left\.$/m.exec(run.stdout) ?? [];
    assert.equal(
      run.stdout.match(/^ {4}failed: The record of the sync can't be written \(EFBIG\)\./gm)?.length,
      Number(failed),
    );
    assert.equal(run.status, 1);
    // What a second try leaves where there is no room at all.
    writeFileSync(join(state, "29991231T000000000Z-00000000.jsonl"), "");
    const resumed = exits(await authApis(["resume", ...local.target, "--yes"], { cwd, env }), 0);
    assert.doesNotMatch(resumed.stderr, /can't be read/);
    // What failed or was left had not been sent, and is all that there was to do.
    assert.match(resumed.stdout, new RegExp(`^${apis - Number(written)} written\\.$`, "m"));
    exits(await authApis(["plan", ...local.target], { cwd, env }), 0);
  },
);
