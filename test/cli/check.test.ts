import assert from "node:assert/strict";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { authApis, exits, json } from "./auth-apis.ts";
import { findingsJson } from "./findings-json.ts";
import { workspace } from "./workspace.ts";

const right =
  "apis:\n  - identifier: https://api.example/right\n    subject_type_authorization: { user: { policy: deny_all } }\n";
const warned = right.replace("/right", "/warned").concat("    signing_alg: HS256\n");
const wrong = "apis:\n  - identifier: https://api.example/wrong\n    tokn_lifetime: 60\n";

test("a file with nothing to say about it", async () => {
  const cwd = workspace({ "auth-apis.yaml": right });
  const run = exits(await authApis(["check"], { cwd }), 0);
  assert.deepEqual(run, { code: 0, stdout: "1 file: no findings.\n", stderr: "" });
  assert.deepEqual(json(await authApis(["check", "--format", "json"], { cwd })), {
    files: [{ path: "auth-apis.yaml", findings: [] }],
  });
});

test("a finding names file, place, severity, rule, and what was meant", async () => {
  const cwd = workspace({ "auth-apis.yaml": wrong });
  const { stdout } = exits(await authApis(["check"], { cwd }), 1);
  assert.match(stdout, /^auth-apis\.yaml\n(?: .*\n)* {2}3:5 +error +.*tokn_lifetime.*token_lifetime.*\[schema\]\n/);
  assert.match(stdout, /\n\n1 file: 1 error, .*\.\n$/);
});

test("JSON: path, rule, severity, message, and 0-based places with characters in UTF-16 units", async () => {
  const line = "  - { name: 🙂, identifier: https://api.example/a, tokn_lifetime: 60 }";
  const cwd = workspace({ "a.yaml": `apis:\n${line}\n` });
  const { files } = findingsJson(exits(await authApis(["check", "a.yaml", "--format", "json"], { cwd }), 1));
  const errors = files[0]?.findings.filter(({ severity }) => severity === "error");
  const character = line.indexOf("tokn_lifetime");
  const range = { start: { line: 1, character }, end: { line: 1, character: character + "tokn_lifetime".length } };
  const message = '"tokn_lifetime" is not a key of an API. Did you mean `token_lifetime`?';
  assert.deepEqual(Object.keys(files[0] ?? {}), ["path", "findings"]);
  assert.deepEqual(errors, [{ rule: "schema", severity: "error", message, range }]);
});

test("without a name, all files of the folder that bear the format's name, and nothing else", async () => {
  const cwd = workspace({ "auth-apis.yaml": right, "orders.auth-apis.yml": right, "other.yaml": wrong });
  mkdirSync(join(cwd, "folder.auth-apis.yaml"));
  const { files } = findingsJson(exits(await authApis(["check", "--format", "json"], { cwd }), 0));
  assert.deepEqual(
    files.map(({ path }) => path),
    ["auth-apis.yaml", "orders.auth-apis.yml"],
  );
});

test("without a name, what git ignores is left out, unless there is nothing else; what is named counts", async () => {
  const checked = async (files: Parameters<typeof workspace>[0], ...named: string[]) => {
    const cwd = workspace({ ".gitignore": "my.*\n", ...files });
    const run = await authApis(["check", "--format", "json", ...named], { cwd });
    return findingsJson(exits(run, 0)).files.map(({ path }) => path);
  };
  const [own, mine] = ["auth-apis.yaml", "my.auth-apis.yaml"];
  assert.deepEqual(await checked({ [own]: right, [mine]: right }), [own]);
  assert.deepEqual(await checked({ [mine]: right }), [mine]);
  assert.deepEqual(await checked({ [own]: right, [mine]: right }, mine), [mine]);
});

test("several files: the worst decides", async () => {
  const cwd = workspace({ "a.yaml": right, "b.yaml": wrong });
  const { stdout } = exits(await authApis(["check", "a.yaml", "b.yaml"], { cwd }), 1);
  assert.match(stdout, /^b\.yaml\n/);
  assert.match(stdout, /\n2 files: 1 error/);
});

test("what can't be read is said, and the rest is judged", async () => {
  const cwd = workspace({ "a.yaml": wrong, "closed.yaml": right });
  chmodSync(join(cwd, "closed.yaml"), 0);
  mkdirSync(join(cwd, "folder"));
  const run = exits(await authApis(["check", "no.yaml", "folder", "a.yaml", "--format", "json"], { cwd }), 64);
  assert.deepEqual(
    findingsJson(run).files.map(({ path }) => path),
    ["a.yaml"],
  );
  assert.equal(
    run.stderr,
    "auth-apis: no.yaml: there is no such file\nauth-apis: folder: it is a folder; name the file in it\n",
  );
  // The superuser may read everything.
  if (process.getuid?.() === 0) return;
  assert.match(exits(await authApis(["check", "closed.yaml"], { cwd }), 64).stderr, /closed\.yaml: it may not be read/);
});

test("an empty folder", async () => {
  const { stderr } = exits(await authApis(["check"], { cwd: workspace() }), 64);
  assert.equal(stderr, "auth-apis: there is no auth-apis.yaml in this folder; name the file\n");
});

test("--max-warnings", async () => {
  const cwd = workspace({ "a.yaml": warned });
  const check = async (...args: string[]) => (await authApis(["check", "a.yaml", ...args], { cwd })).code;
  assert.deepEqual(
    {
      none: await check(),
      one: await check("--max-warnings", "1"),
      zero: await check("--max-warnings=0"),
      text: await check("--max-warnings", "few"),
      empty: await check("--max-warnings="),
    },
    { none: 0, one: 0, zero: 1, text: 64, empty: 64 },
  );
});

const withVariable = (entry: string, use = "token_lifetime: ${TTL}") =>
  `tenants:\n  dev:\n    domain: acme-dev.eu.auth0.com\n    variables: { ${entry} }\n` +
  `apis:\n  - identifier: https://api.example/a\n    ${use}\n    subject_type_authorization: { user: { policy: deny_all } }\n`;

test("--var and AUTH_APIS_VAR_ replace what a tenant lists, --var before the environment", async () => {
  const cwd = workspace({ "a.yaml": withVariable("TTL: 60") });
  const errors = async (args: string[], env = {}) => (await authApis(["check", "a.yaml", ...args], { cwd, env })).code;
  assert.deepEqual(
    [
      await errors([]),
      await errors(["--var", "TTL=soon"]),
      await errors([], { AUTH_APIS_VAR_TTL: "soon" }),
      await errors(["--var", "TTL=90"], { AUTH_APIS_VAR_TTL: "soon" }),
    ],
    [0, 1, 1, 0],
  );
});

test("no other variable of the environment is read", async () => {
  const cwd = workspace({ "a.yaml": withVariable("TTL: 60", "name: ${HOME}") });
  const { stdout } = exits(await authApis(["check", "a.yaml"], { cwd, env: { AUTH_APIS_VAR_HOME: "x" } }), 1);
  assert.match(stdout, /undefined-variable/);
});

test("a variable that must be given may be left open", async () => {
  const cwd = workspace({ "a.yaml": withVariable("TTL:") });
  assert.equal((await authApis(["check", "a.yaml"], { cwd })).stdout, "1 file: no findings.\n");
  exits(await authApis(["check", "a.yaml", "--var", "TTL=soon"], { cwd }), 1);
});

test("a --var that no tenant lists", async () => {
  const cwd = workspace({ "a.yaml": withVariable("TTL: 60"), "b.yaml": right });
  const said = async (...args: string[]) => exits(await authApis(["check", ...args], { cwd }), 64).stderr;
  const start = "auth-apis: no tenant of the file lists the variable";
  assert.equal(await said("a.yaml", "--var", "TLL=60"), `${start} TLL (--var); is it TTL?\n`);
  assert.equal(await said("a.yaml", "--var", "REGION=eu"), `${start} REGION (--var); they list TTL\n`);
  assert.equal(await said("b.yaml", "--var", "TTL=60"), `${start} TTL (--var); they list none\n`);
  assert.equal(await said("b.yaml", "--var", "TTL"), 'auth-apis: --var is written NAME=VALUE, not "TTL"\n');
});

test("several files are compared with each other, as in the editor", async () => {
  const tenants = "tenants: { live: { domain: acme.eu.auth0.com } }\n";
  const cwd = workspace({ "a.auth-apis.yaml": tenants + right, "b.auth-apis.yaml": tenants + right });
  const { stdout } = exits(await authApis(["check"], { cwd }), 1);
  assert.match(stdout, /^a\.auth-apis\.yaml\n.*error.*b\.auth-apis\.yaml has an API with the identifier/);
  assert.match(stdout, /\nb\.auth-apis\.yaml\n.*error.*a\.auth-apis\.yaml has an API with the identifier/);
  exits(await authApis(["check", "a.auth-apis.yaml", "./a.auth-apis.yaml"], { cwd }), 0);
});
