import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { authApis, exits } from "./auth-apis.ts";
import { cli } from "./bundle.ts";
import { commitAll } from "./commit-all.ts";
import { workspace } from "./workspace.ts";

const wrong: readonly (readonly [args: string, said: string])[] = [
  ["chek", 'there is no command "chek"; is it check?'],
  [
    "-- check",
    'there is no command "--"; there are check, format, plan, sync, pull, import, resume, undo, token, quickstart, why, local-tenant, lsp',
  ],
  ["help snyc", 'there is no command "snyc"; is it sync?'],
  ["check --fromat json", "there is no option --fromat; is it --format?"],
  ["apply", 'there is no command "apply"; it is auth-apis sync here'],
  ["login", 'there is no command "login"; credentials come from the environment; auth-apis --help names the variables'],
  ["-t dev plan", "-t stands before the command; name the command first: auth-apis COMMAND -t"],
  ["sync --dry-run", "there is no option --dry-run; auth-apis plan says what a sync would do, and writes nothing"],
  ["sync -n", "there is no option -n; auth-apis plan says what a sync would do, and writes nothing"],
  ["sync -auto-approve", "there is no option -auto-approve; it is --yes here"],
  ["sync --auto_approve", "there is no option --auto_approve; it is --yes here"],
  ["sync -yes", "-yes is written with two hyphens: --yes"],
  ["plan -target=x", "there is no option -target; it is --api here"],
  ["plan --json", "there is no option --json; it is --format json here"],
  ["plan -o json", "there is no option -o; it is --out or --format here"],
  ["plan -f a.yaml", "there is no option -f; files are named without an option"],
  ["token --client-id x", "there is no option --client-id; it is --client here"],
  [
    "sync --client-id x",
    "there is no option --client-id; credentials come from the environment; auth-apis --help names the variables",
  ],
  ["check --fix", "there is no option --fix; fixes are offered in the editor; auth-apis format mends spacing alone"],
  ["check --zzz", "there is no option --zzz; --help lists those that there are"],
  ["plan -x", "there is no option -x; --help lists those that there are"],
  ["plan --__proto__=x", "there is no option --__proto__; --help lists those that there are"],
  ["check --format jsn", '--format can be pretty or json or sarif or github or junit, not "jsn"; is it json?'],
  ["plan --tenant", "--tenant needs a value: --tenant=TENANT"],
  ["plan -t --format json", "-t needs a value: -t TENANT"],
  ["plan --tenant=", "--tenant needs a value: --tenant=TENANT"],
  ["sync -t ", "-t needs a value: -t TENANT"],
  ["check ", "an argument is empty; was it meant to hold a name?"],
  ["sync -t dev --tenant production", "--tenant is given twice; give it once"],
  ["sync --yes=no", "--yes takes no value"],
  ["sync --concurrency 0", '--concurrency takes a whole number from 1 to 50, not "0"'],
  ["sync --concurrency all", '--concurrency takes a whole number from 1 to 50, not "all"'],
  ["lsp --stdoi", "there is no option --stdoi; is it --stdio?"],
  ["lsp a.yaml", 'an editor says which files are open; what is "a.yaml" for?'],
  ["resume --dir x", "--dir goes with --tenant local"],
  ["pull a.yaml b.yaml", "this takes one file, and here are 2; name the one that is meant: a.yaml, b.yaml"],
];
for (const [args, said] of wrong) {
  test(`auth-apis ${args}: ${said}`, async () => {
    const run = exits(await authApis(args.split(" "), { cwd: workspace() }), 64);
    assert.deepEqual([run.stdout, run.stderr], ["", `auth-apis: ${said}\n`]);
  });
}

test("the program says what runs it, so that a link to it on the PATH works", () => {
  assert.match(readFileSync(cli, "utf8"), /^#!\/usr\/bin\/env node\n/);
});

test("help lists every command, says what each takes, and what the exit codes mean", async () => {
  const { stdout } = exits(await authApis(["--help"]), 0);
  for (const name of ["check", "plan", "sync", "token", "quickstart", "local-tenant", "lsp"]) {
    assert.match(stdout, new RegExp(`^ {2}${name} +\\S`, "m"));
    const own = exits(await authApis([name, "--help"]), 0);
    assert.ok(own.stdout.startsWith(`Usage: auth-apis ${name} `), own.stdout);
    assert.equal(exits(await authApis(["help", name]), 0).stdout, own.stdout);
  }
  for (const code of [0, 1, 2, 3, 64]) assert.match(stdout, new RegExp(`^ {2}${code} +\\S`, "m"));
});

test("no command at all", async () => {
  const { stdout, stderr } = exits(await authApis([]), 64);
  assert.deepEqual([stdout, stderr], ["", exits(await authApis(["help"]), 0).stdout]);
});

test("the version is the package's", async () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  for (const asked of ["--version", "-V", "-v", "version"]) {
    assert.equal(exits(await authApis([asked]), 0).stdout, `${version}\n`);
  }
});

test("behind -- a file may be named like an option", async () => {
  const cwd = workspace({ "--help": "apis: []\n" });
  assert.equal(exits(await authApis(["check", "--", "--help"], { cwd }), 0).stdout, "1 file: no findings.\n");
});

test("colours are for terminals alone", async () => {
  const cwd = workspace({ "a.yaml": "apis: 1\n" });
  assert.doesNotMatch((await authApis(["check", "a.yaml"], { cwd })).stdout, /\u001b/);
});

const many = Array.from({ length: 3000 }, (_, at) => `  - identifier: https://api.example/${at}\n    nme: x\n`);

test("a reader that has seen enough is no error", { skip: process.platform === "win32" }, () => {
  const cwd = workspace({ "a.yaml": `apis:\n${many.join("")}` });
  const { stdout, stderr } = spawnSync("sh", ["-c", `"$0" "$1" check a.yaml | head -n 1`, process.execPath, cli], {
    cwd,
  });
  assert.deepEqual([stdout.toString(), stderr.toString()], ["a.yaml\n", ""]);
});

test("all of a long result comes through a pipe", async () => {
  const cwd = workspace({ "a.yaml": `apis:\n${many.join("")}` });
  const { stdout } = exits(await authApis(["check", "a.yaml", "--format", "json"], { cwd }), 1);
  const { files } = JSON.parse(stdout) as { files: { findings: { severity: string }[] }[] };
  assert.equal(files[0]?.findings.filter(({ severity }) => severity === "error").length, 3000);
});

test("output that can't be written is no success", { skip: process.platform !== "linux" }, () => {
  const cwd = workspace({ "a.yaml": "apis: []\n" });
  commitAll(cwd);
  writeFileSync(join(cwd, "a.yaml"), "apis:\n  - identifier: urn:a\n");
  for (const command of ["check a.yaml", "plan a.yaml --against git:HEAD"]) {
    const script = `"$0" "$1" ${command} > /dev/full`;
    assert.equal(spawnSync("sh", ["-c", script, process.execPath, cli], { cwd }).status, 1, command);
  }
});

test("a working directory that is gone", { skip: process.platform === "win32" }, () => {
  const script = 'mkdir gone && cd gone && rmdir ../gone && "$0" "$1" check';
  const { status, stderr } = spawnSync("sh", ["-c", script, process.execPath, cli], { cwd: workspace() });
  assert.deepEqual(
    [status, stderr.toString()],
    [64, "auth-apis: the working directory is gone; change to one that is there\n"],
  );
});

test("control characters of a file, a name or an argument don't reach the terminal", async () => {
  const hostile =
    'tenants:\n  "a\\e[2J\\n::warning::": { domain: "x\\e[31m" }\napis:\n  - identifier: "urn:\\e]0;x\\a"\n';
  const cwd = workspace({ "a.yaml": hostile });
  for (const args of ["check a.yaml", "plan a.yaml", "plan a.yaml -t \u001b[31mred", "check \u001b[31mred.yaml"]) {
    const { stdout, stderr } = await authApis(args.split(" "), { cwd });
    assert.doesNotMatch(stdout + stderr, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|^::/m, args);
  }
});
