import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { authApis, exits, type Run } from "./auth-apis.ts";
import { commitAll } from "./commit-all.ts";
import { planJson } from "./plan-json.ts";
import { workspace } from "./workspace.ts";

const api = (name: string, lifetime = 3600) =>
  `  - identifier: https://api.example/${name}\n    token_lifetime: ${lifetime}\n    token_lifetime_for_web: 60\n`;
const against = (cwd: string, file: string, ref: string, env: Readonly<Record<string, string>> = {}) =>
  authApis(["plan", file, "--against", `git:${ref}`, "--format", "json"], { cwd, env });
const changed = (run: Run) => planJson(exits(run, 2)).changes.map(({ kind, identifier }) => `${kind} ${identifier}`);

test("against a commit: no tenant, no credentials", async () => {
  const cwd = workspace({ "a.yaml": `apis:\n${api("kept")}    enforce_policies: true\n${api("gone")}` });
  commitAll(cwd);
  writeFileSync(join(cwd, "a.yaml"), `apis:\n${api("kept", 7200)}${api("new")}`);
  const compare = (ref: string, ...args: string[]) => authApis(["plan", "a.yaml", "--against", ref, ...args], { cwd });

  const { changes } = planJson(exits(await compare("git:HEAD", "--format", "json"), 2));
  assert.deepEqual(
    changes.map(({ kind, identifier, fields }) => [kind, identifier, fields.map(({ path }) => path).join()]),
    [
      ["update", "https://api.example/kept", "token_lifetime"],
      ["create", "https://api.example/new", "token_lifetime,token_lifetime_for_web"],
      ["released", "https://api.example/kept", "enforce_policies"],
      ["released", "https://api.example/gone", ""],
    ],
  );
  assert.match((await compare("git:HEAD")).stdout, /^any tenant: /m);
  assert.match((await compare("git:HEAD", "--format", "markdown")).stdout, /^### Plan for any tenant$/m);
  for (const ref of ["git:--output=x", "HEAD", "git:HEAD:a.yaml", "git:a..b", "git:nowhere"]) {
    exits(await compare(ref), 64);
  }
  assert.ok(!existsSync(join(cwd, "x")));
});

test("against a commit: what was extended then may lie in a folder that is gone", async () => {
  const cwd = workspace({ "a.yaml": `extends: gone/shared.yaml\n\napis:\n${api("one")}` });
  mkdirSync(join(cwd, "gone"));
  writeFileSync(join(cwd, "gone/shared.yaml"), "defaults:\n  enforce_policies: true\n");
  commitAll(cwd);
  rmSync(join(cwd, "gone"), { recursive: true });
  writeFileSync(join(cwd, "a.yaml"), `apis:\n${api("one")}`);
  const run = await authApis(["plan", "a.yaml", "--against", "git:HEAD", "--format", "json"], { cwd });
  assert.deepEqual(
    planJson(exits(run, 0)).changes.map(({ kind, fields }) => [kind, fields.map(({ path }) => path)]),
    [["released", ["enforce_policies"]]],
  );
});

test("a bare repository among the files is no repository", async () => {
  const cwd = workspace({ "a.yaml": `apis:\n${api("one")}` });
  commitAll(cwd);
  execFileSync("git", ["clone", "-q", "--bare", ".git", "planted"], { cwd, stdio: "ignore" });
  writeFileSync(join(cwd, "planted/b.yaml"), `apis:\n${api("two")}`);
  const { stderr } = exits(await authApis(["plan", "planted/b.yaml", "--against", "git:HEAD"], { cwd }), 64);
  assert.match(stderr, /git knows no commit HEAD where b\.yaml lies/);
});

test("a branch may have any name that git allows", async () => {
  const cwd = workspace({ "a.yaml": `apis:\n${api("one")}` });
  commitAll(cwd);
  for (const name of ["fix,ä", "@x/#12&y=1"]) {
    execFileSync("git", ["branch", name], { cwd });
    exits(await against(cwd, "a.yaml", name), 0);
  }
  for (const ref of ["HEAD^{tree}", "-x", "^HEAD", "HEAD...HEAD"]) {
    exits(await against(cwd, "a.yaml", ref), 64);
  }
});

test("a file that was moved since is compared with what it was, and with what that extended", async () => {
  const cwd = workspace({
    "a.yaml": `extends: shared.yaml\napis:\n${api("one")}${api("two")}${api("three")}`,
    "shared.yaml": "defaults:\n  enforce_policies: true\n",
  });
  commitAll(cwd);
  mkdirSync(join(cwd, "apis"));
  renameSync(join(cwd, "a.yaml"), join(cwd, "apis/b.yaml"));
  writeFileSync(
    join(cwd, "apis/b.yaml"),
    `extends: ../shared.yaml\napis:\n${api("one")}${api("two", 60)}${api("three")}`,
  );
  commitAll(cwd);
  execFileSync("git", ["config", "diff.relative", "true"], { cwd });
  const run = await against(cwd, "apis/b.yaml", "HEAD^");
  assert.deepEqual(changed(run), ["update https://api.example/two"]);
  assert.equal(run.stderr, "apis/b.yaml was a.yaml in HEAD^.\n");
});

test("so is one that was only moved in the folder, or for git as well, and not committed", async () => {
  const text = `apis:\n${api("one")}${api("two")}${api("three")}`;
  for (const move of [["mv"], ["git", "mv"]] as const) {
    const cwd = workspace({ "a.yaml": text, "other.yaml": `x-other: 1\n${text}` });
    commitAll(cwd);
    const [program, ...args] = move;
    execFileSync(program, [...args, "a.yaml", "b.yaml"], { cwd });
    writeFileSync(join(cwd, "b.yaml"), text.replace("3600", "60"));
    const before = execFileSync("git", ["status", "--porcelain"], { cwd, encoding: "utf8" });
    const run = await against(cwd, "b.yaml", "HEAD");
    assert.deepEqual(changed(run), ["update https://api.example/one"]);
    assert.equal(run.stderr, "b.yaml was a.yaml in HEAD.\n");
    assert.equal(execFileSync("git", ["status", "--porcelain"], { cwd, encoding: "utf8" }), before);
  }
});

test("with no tenant, what holds its domain reads as the file writes it", async () => {
  const file = (scope: string) =>
    `apis:\n  - identifier: https://\${tenant.domain}/api/v2/\n    grants: [{ client: a, scope: ["${scope}"] }]\n`;
  const cwd = workspace({ "a.yaml": file("read:users") });
  commitAll(cwd);
  writeFileSync(join(cwd, "a.yaml"), file("read:clients"));
  const run = await against(cwd, "a.yaml", "HEAD");
  assert.deepEqual(changed(run), ["update https://${tenant.domain}/api/v2/"]);
  assert.match(run.stdout, /"tenant":\{\}/);
});

test("a file that was not there is new, and is said to be", async () => {
  const cwd = workspace({ "a.yaml": "apis: []\n" });
  commitAll(cwd);
  writeFileSync(join(cwd, "b.yaml"), `apis:\n${api("one")}`);
  const run = await against(cwd, "b.yaml", "HEAD");
  assert.deepEqual(changed(run), ["create https://api.example/one"]);
  assert.equal(run.stderr, "b.yaml is not there in HEAD, so all of it counts as new.\n");
});

test("a link is compared with the file that it leads to", async () => {
  const cwd = workspace({ "a.yaml": `apis:\n${api("one")}` });
  symlinkSync("a.yaml", join(cwd, "link.yaml"));
  commitAll(cwd);
  writeFileSync(join(cwd, "a.yaml"), `apis:\n${api("one", 60)}`);
  assert.deepEqual(changed(await against(cwd, "link.yaml", "HEAD")), ["update https://api.example/one"]);
});

test("a folder of then is no file", async () => {
  const cwd = workspace();
  mkdirSync(join(cwd, "a.yaml"));
  writeFileSync(join(cwd, "a.yaml/apis: []"), "");
  commitAll(cwd);
  rmSync(join(cwd, "a.yaml"), { recursive: true });
  writeFileSync(join(cwd, "a.yaml"), `apis:\n${api("one")}`);
  assert.match((await against(cwd, "a.yaml", "HEAD")).stderr, /a\.yaml is not there in HEAD/);
});

test("a hook of git, which is told of another repository, reads the file's own", async () => {
  const cwd = workspace();
  mkdirSync(join(cwd, "apis"));
  writeFileSync(join(cwd, "apis/a.yaml"), `apis:\n${api("one")}`);
  commitAll(cwd);
  const other = workspace({ "a.yaml": `apis:\n${api("other")}` });
  commitAll(other);
  writeFileSync(join(cwd, "apis/a.yaml"), `apis:\n${api("one", 60)}`);
  for (const env of [{ GIT_DIR: join(cwd, ".git") }, { GIT_DIR: join(other, ".git"), GIT_WORK_TREE: other }]) {
    assert.deepEqual(changed(await against(cwd, "apis/a.yaml", "HEAD", env)), ["update https://api.example/one"]);
  }
});

test("what was wrong in a commit does not block what is right now", async () => {
  const grant = "    grants: [{ client: a, scope: [x] }, { client: a, scope: [x] }]\n";
  const wrong = `    scopes: [{ value: x }, { value: x }, { value: }]\n${grant}`;
  const cwd = workspace({ "a.yaml": `apis:\n${api("one")}${wrong}${api("two")}${api("two")}` });
  commitAll(cwd);
  const right = "    scopes: [{ value: x }]\n    grants: [{ client: a, scope: [x] }]\n";
  writeFileSync(join(cwd, "a.yaml"), `apis:\n${api("one")}${right}${api("two", 60)}`);
  const run = await against(cwd, "a.yaml", "HEAD");
  assert.deepEqual(changed(run), ["update https://api.example/two"]);
  assert.match(run.stderr, /^a\.yaml has \d errors in HEAD; what they concern may be compared wrongly\.\n$/);
});

test("a tenant is the same under another name, and another one under another domain", async () => {
  const file = (name: string, domain: string) => `tenants:\n  ${name}: { domain: ${domain} }\napis:\n${api("one")}`;
  const cwd = workspace({ "a.yaml": file("dev", "Acme-dev.eu.auth0.com") });
  commitAll(cwd);
  writeFileSync(join(cwd, "a.yaml"), file("development", "acme-dev.eu.auth0.com"));
  exits(await against(cwd, "a.yaml", "HEAD"), 0);
  writeFileSync(join(cwd, "a.yaml"), file("dev", "other.eu.auth0.com"));
  const run = await against(cwd, "a.yaml", "HEAD");
  assert.deepEqual(changed(run), ["create https://api.example/one"]);
  assert.equal(run.stderr, "a.yaml did not name other.eu.auth0.com in HEAD, so all of it counts as new.\n");
});

test("a variable on the command line is one that either version lists", async () => {
  const file = (variable: string) =>
    `tenants:\n  dev: { domain: acme.eu.auth0.com, variables: { ${variable}: 1 } }\napis:\n${api("one")}`;
  const cwd = workspace({ "a.yaml": file("OLD") });
  commitAll(cwd);
  writeFileSync(join(cwd, "a.yaml"), file("NEW"));
  const given = (name: string) => authApis(["plan", "--against", "git:HEAD", "a.yaml", "--var", `${name}=2`], { cwd });
  for (const name of ["OLD", "NEW"]) exits(await given(name), 0);
  assert.match(exits(await given("NWE"), 64).stderr, /lists the variable NWE \(--var\); is it NEW\?/);
});

test("a machine without git", async () => {
  const cwd = workspace({ "a.yaml": "apis: []\n" });
  const run = await against(cwd, "a.yaml", "HEAD", { PATH: join(cwd, "nowhere") });
  assert.match(exits(run, 64).stderr, /--against needs git, and there is none on the PATH/);
});
