import assert from "node:assert/strict";
import { test } from "node:test";
import { TEXTS, tells } from "../features/secret-texts.ts";
import { authApis, exits } from "./auth-apis.ts";
import { workspace } from "./workspace.ts";

const cwd = workspace(
  Object.fromEntries(Object.values(TEXTS).map((text, at) => [`file${String(at)}.auth-apis.yaml`, text])),
);

for (const format of ["pretty", "json", "sarif", "github", "junit"]) {
  test(`no finding quotes a secret: ${format}`, async () => {
    const { stdout, stderr } = exits(await authApis(["check", "--format", format], { cwd }), 1);
    assert.deepEqual((stdout + stderr).split(/\n|(?<=\}),/).filter(tells), []);
  });
}
