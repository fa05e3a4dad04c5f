import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { authApis, exits, json } from "./auth-apis.ts";
import { workspace } from "./workspace.ts";

const text = "apis:\n  - identifier: https://a.example\n    token_lifetime: soon\n";
const check = (cwd: string, format: string) => authApis(["check", "a,1.auth-apis.yaml", "--format", format], { cwd });
const one = () => workspace({ "a,1.auth-apis.yaml": text });

test("SARIF for code scanning", async () => {
  const sarif = json(exits(await check(one(), "sarif"), 1)) as {
    version: string;
    runs: {
      tool: { driver: { rules: { id: string }[] } };
      results: { ruleId: string; level: string; locations: unknown[] }[];
    }[];
  };
  const [run] = sarif.runs;
  const error = run?.results.find(({ level }) => level === "error");
  assert.equal(sarif.version, "2.1.0");
  assert.ok(run?.tool.driver.rules.some(({ id }) => id === error?.ruleId));
  assert.deepEqual(error?.locations, [
    {
      physicalLocation: {
        artifactLocation: { uri: "a%2C1.auth-apis.yaml" },
        region: { startLine: 3, startColumn: 21, endLine: 3, endColumn: 25 },
      },
    },
  ]);
});

test("GitHub's annotations, with its separators escaped", async () => {
  const { stdout } = exits(await check(one(), "github"), 1);
  assert.match(stdout, /^::error file=a%2C1\.auth-apis\.yaml,line=3,col=21,endLine=3,title=schema::.*soon/m);
});

test("a JUnit report: an error is a failure, and what a file says is text", async () => {
  const cwd = workspace({ "a,1.auth-apis.yaml": text.replace("soon", '"<b>&"') });
  const { stdout } = exits(await check(cwd, "junit"), 1);
  assert.match(stdout, /^<\?xml version="1\.0"/);
  assert.match(stdout, /<testsuite name="a,1\.auth-apis\.yaml" tests="\d+" failures="1">/);
  assert.match(stdout, /<failure type="schema" message="[^"<>]*&lt;b&gt;&amp;[^"<>]*">/);
  const clean = workspace({ "a,1.auth-apis.yaml": "apis: []\n" });
  assert.match(exits(await check(clean, "junit"), 0).stdout, /name="no findings"\/>/);
});

test("format: in place, only where something changes; --check writes nothing", async () => {
  const messy = "apis:\r\n    - identifier:   urn:a # the API\r\n      name:  A   \r\n";
  const cwd = workspace({ "auth-apis.yaml": messy });
  const now = () => readFileSync(join(cwd, "auth-apis.yaml"), "utf8");
  assert.match(exits(await authApis(["format", "--check"], { cwd }), 1).stderr, /auth-apis\.yaml is not formatted/);
  assert.equal(now(), messy);
  exits(await authApis(["format"], { cwd }), 0);
  assert.equal(now(), "apis:\r\n  - identifier: urn:a # the API\r\n    name: A\r\n");
  assert.equal(exits(await authApis(["format", "--check"], { cwd }), 0).stderr, "");
});
