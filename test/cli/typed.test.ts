import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { typed } from "../../server/src/cli/typed.ts";
import { authApis, exits } from "./auth-apis.ts";
import { workspace } from "./workspace.ts";

test("a path in a message can be typed as it stands", () => {
  const cases = {
    "apis/auth-apis.yaml": "apis/auth-apis.yaml",
    "C:\\work\\auth-apis.yaml": "C:\\work\\auth-apis.yaml",
    "with blank/auth-apis.yaml": '"with blank/auth-apis.yaml"',
    "it's (old).yaml": '"it\'s (old).yaml"',
    "a $HOME `b` 'c'.yaml": "'a $HOME `b` '\\''c'\\''.yaml'",
  };
  for (const [path, expected] of Object.entries(cases)) assert.equal(typed(path), expected);
});

test("a shell reads what was meant", { skip: process.platform === "win32" }, () => {
  for (const path of ["a b", "it's", 'a "b"', "$HOME", "`id`", "a;b", "a\\\\b c", "a b\\", "*", "#a", "é(1)"]) {
    assert.equal(execFileSync("sh", ["-c", `printf %s ${typed(path)}`], { encoding: "utf8" }), path);
  }
});

test("a file whose name has a blank is named in quotes", async () => {
  const cwd = workspace({ "my auth-apis.yaml": "apis:\n   - identifier: https://api.example/blank\n" });
  const { stderr } = exits(await authApis(["format", "--check"], { cwd }), 1);
  assert.equal(stderr, 'my auth-apis.yaml is not formatted: auth-apis format "my auth-apis.yaml"\n');
});
