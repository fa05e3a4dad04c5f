// What only shows where a person sits: `script` (util-linux) gives the command a terminal, and types.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { before, suite, test } from "node:test";
import { cli } from "./bundle.ts";
import { type Local, startLocal } from "./local.ts";
import { assertNoSecret } from "./secrets.ts";
import { workspace } from "./workspace.ts";

const hasScript = process.platform === "linux" && spawnSync("script", ["--version"]).status === 0;

suite("at a terminal", { skip: hasScript ? false : "there is no `script` of util-linux here" }, () => {
  let local: Local;
  before(async () => {
    local = await startLocal();
  });

  interface Typed {
    readonly env?: Readonly<Record<string, string>>;
    /** Typed as soon as the command asks. */
    readonly types?: string;
  }

  async function atTerminal(name: string, args: readonly string[], { env = {}, types = "" }: Typed) {
    const cwd = workspace({ "a.yaml": `apis:\n  - identifier: https://api.example/${name}\n` });
    const command = [process.execPath, cli, ...args, ...local.target].map((each) => `'${each}'`).join(" ");
    const bare = { PATH: process.env["PATH"], HOME: cwd, SHELL: "/bin/sh", TERM: "xterm" };
    const child = spawn("script", ["-qec", command, "/dev/null"], { cwd, env: { ...bare, ...env }, stdio: "pipe" });
    let shown = "";
    let asked = false;
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      shown += chunk;
      if (asked || !/\(yes\/no\)/.test(shown)) return;
      asked = true;
      child.stdin.write(types);
    });
    const [code] = (await once(child, "close")) as [number];
    assertNoSecret({ stdout: shown, stderr: "" }, args);
    return { code, shown, asked };
  }

  const sync = ["sync", "a.yaml"];

  test("yes: it is written; progress goes again", async () => {
    const { code, shown } = await atTerminal("yes", sync, { types: "yes\r" });
    assert.equal(code, 0, shown);
    assert.match(shown, /1 to create on localhost:\d+\. Go on\? \(yes\/no\)/);
    assert.match(shown, /\r\u001b\[K.*: \u001b\[32mwritten\u001b\[39m/s);
  });

  const refusals = { no: ["no\r", 2], nothing: ["\r", 2], "Ctrl-D": ["\u0004", 2], "Ctrl-C": ["\u0003", 130] } as const;
  for (const [name, [types, exit]] of Object.entries(refusals)) {
    test(`${name}: nothing is written, exit ${exit}`, async () => {
      const before = local.journalled();
      const { code, shown } = await atTerminal("no", sync, { types });
      assert.equal(code, exit, shown);
      assert.match(shown, /\n[^\n]*Nothing was written\.\r\n$/);
      assert.doesNotMatch(shown, /Go on[^\n]*Nothing/);
      assert.doesNotMatch(shown, /Error| at /);
      assert.equal(local.journalled(), before);
    });
  }

  test("with JSON the plan is shown before the question all the same", async () => {
    const { shown } = await atTerminal("json", [...sync, "--format", "json"], { types: "no\r" });
    assert.match(shown, /\+ API https:\/\/api\.example\/json.*Go on\?.*"outcomes":\[\]\}/s);
  });

  test("in CI nobody is asked, and nothing is coloured", async () => {
    const { code, shown, asked } = await atTerminal("ci", sync, { env: { CI: "true" } });
    assert.deepEqual([code, asked], [64, false]);
    assert.doesNotMatch(shown, /\u001b/);
  });

  test("colours, unless NO_COLOR is set", async () => {
    const plan = ["plan", "a.yaml"];
    const coloured = (await atTerminal("colour", plan, {})).shown;
    const plain = (await atTerminal("colour", plan, { env: { NO_COLOR: "1" } })).shown;
    assert.match(coloured, /\u001b\[32m\+\u001b\[39m API/);
    assert.match(plain, /^ {2}\+ API/m);
    assert.doesNotMatch(plain, /\u001b\[\d+m/);
  });
});
