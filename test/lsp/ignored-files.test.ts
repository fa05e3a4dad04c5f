import { deepEqual, equal } from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { SymbolInformation, WorkspaceEdit } from "vscode-languageserver/node";
import { type DiskWorkspace, diskWorkspace } from "./disk-workspace.ts";

// What git ignores is nobody's second file: a build's copy, a worktree within the repository.

const api = (head: string, name = "a"): string =>
  `${head}apis:\n  - identifier: https://${name}.acme.com\n    enforce_policies: true\n`;
const TENANT = "tenants: { live: { domain: acme.eu.auth0.com } }\n";
const [FILE, COPY] = ["auth-apis.yaml", "dist/auth-apis.yaml"] as const;
const [GITIGNORE, EXCLUDE] = [".gitignore", ".git/info/exclude"] as const;
const twice = ["duplicate-identifier"];

test("a copy that git ignores is compared with nothing, however it comes", async (t) => {
  const { shows, event, write } = await diskWorkspace(t, {
    [FILE]: api(TENANT),
    [COPY]: api(TENANT),
    "a/worktree/auth-apis.yaml": api(TENANT),
    "a/.gitignore": "/worktree/\n",
    [GITIGNORE]: "dist/\n*.local.auth-apis.yaml\n",
  });
  await shows({ [FILE]: [] });
  write({ "new/dist/auth-apis.yaml": api(TENANT), "new/auth-apis.yaml": api(TENANT, "b") });
  event([], [COPY, "a/worktree", "new"]);
  await shows({ [FILE]: [], "new/auth-apis.yaml": [] });
  write({ "my.local.auth-apis.yaml": api(TENANT), "last.auth-apis.yaml": api(TENANT, "b") });
  event([], ["my.local.auth-apis.yaml", "dist", "last.auth-apis.yaml"]);
  await shows({ [FILE]: [], "new/auth-apis.yaml": twice, "last.auth-apis.yaml": twice });
});

test("opened, it is judged by itself", async (t) => {
  const { session, uri, shows } = await diskWorkspace(t, {
    [FILE]: api(TENANT),
    [COPY]: api(TENANT),
    [GITIGNORE]: "dist/\n",
  });
  await shows({ [FILE]: [] });
  session.open(api(TENANT).replace("enforce", "enforc"), uri(COPY));
  await shows({ [FILE]: [], [COPY]: ["schema"] });
  session.open(api(TENANT), uri(FILE));
  session.edit([3, 4], [3, 10], "enforce", uri(COPY));
  await shows({ [FILE]: [], [COPY]: [] });
  session.notify("textDocument/didClose", { textDocument: { uri: uri(COPY) } });
  await shows({ [FILE]: [] });
});

test("what lies in node_modules is judged by itself as well", async (t) => {
  const [name, text] = ["node_modules/x/auth-apis.yaml", api(TENANT)];
  const { session, uri, shows } = await diskWorkspace(t, { [FILE]: text, [name]: text });
  session.open(text, uri(name));
  await shows({ [FILE]: [], [name]: [] });
});

test("what isn't on the disk yet counts", async (t) => {
  const { session, uri, shows } = await diskWorkspace(t, { [FILE]: api(TENANT) });
  session.open(api(TENANT), uri("new.auth-apis.yaml"));
  await shows({ [FILE]: twice, "new.auth-apis.yaml": twice });
});

test("other rules of git's count at once", async (t) => {
  const files = { [FILE]: api(TENANT), [COPY]: api(TENANT), "a/out/auth-apis.yaml": api(TENANT) };
  const { root, session, uri, shows, event, write } = await diskWorkspace(t, files);
  const both = [...twice, ...twice];
  const all = { [FILE]: both, [COPY]: both, "a/out/auth-apis.yaml": both };
  const none = { [FILE]: [], [COPY]: [] };
  await shows(all);
  write({ "a/.gitignore": "out\n" });
  event([], ["a/.gitignore"]);
  await shows({ [FILE]: twice, [COPY]: twice });
  session.open(api(TENANT), uri(COPY));
  write({ [GITIGNORE]: "/dist\n" });
  event([], [GITIGNORE]);
  await shows(none);
  for (const name of [GITIGNORE, "a/.gitignore"]) rmSync(join(root, name));
  event([GITIGNORE, "a/.gitignore"], []);
  await shows(all);
  write({ [EXCLUDE]: "dist\nout\n" });
  event([], [EXCLUDE]);
  await shows(none);
});

test("what bears another name, and the format's language, is ignored or not as any other file", async (t) => {
  const other = "dist/other.yaml";
  const files = { [FILE]: api(TENANT), [other]: api(TENANT), [GITIGNORE]: "dist\n" };
  const { root, session, uri, shows, event } = await diskWorkspace(t, files);
  session.open(api(TENANT), uri(other));
  await shows({ [FILE]: [], [other]: [] });
  rmSync(join(root, GITIGNORE));
  event([GITIGNORE], []);
  await shows({ [FILE]: twice, [other]: twice });
});

/** The files that a rename at a place of one of them changes. */
async function renamed(
  { session, uri }: DiskWorkspace,
  name: string,
  [line, character]: readonly [number, number],
  newName: string,
): Promise<readonly string[]> {
  const params = { textDocument: { uri: uri(name) }, position: { line, character }, newName };
  const { documentChanges = [] } = await session.request<WorkspaceEdit>("textDocument/rename", params);
  const uris = documentChanges.flatMap((each) => ("edits" in each ? [each.textDocument.uri] : []));
  return uris.map((each) => each.slice(`${uri("")}/`.length)).sort();
}

test("a rename touches no copy, and in a copy no other file", async (t) => {
  const files = { [FILE]: api(TENANT), "b/auth-apis.yaml": api(TENANT), [COPY]: api(TENANT), [GITIGNORE]: "dist/\n" };
  const work = await diskWorkspace(t, files);
  const { session, uri, shows } = work;
  session.open(api(TENANT), uri(FILE));
  session.open(api(TENANT), uri(COPY));
  await shows({ [FILE]: twice, "b/auth-apis.yaml": twice, [COPY]: [] });
  deepEqual(await renamed(work, FILE, [2, 20], "https://other"), [FILE, "b/auth-apis.yaml"]);
  deepEqual(await renamed(work, COPY, [2, 20], "https://other"), [COPY]);
});

test("what a file extends counts for it, also where git ignores that", async (t) => {
  const [base, given] = ["gen/base.auth-apis.yaml", TENANT.replace(" } }", ", variables: { V: https://v } } }")];
  const text = api(`extends: ${base}\n`).replace("https://a.acme.com", "${V}/a");
  const other = api(TENANT).replace("https://a.acme.com", "https://v/a");
  const work = await diskWorkspace(t, {
    [FILE]: text,
    [base]: given,
    "b/auth-apis.yaml": other,
    [GITIGNORE]: "gen/\n",
  });
  const { session, uri, shows, write, event } = work;
  await shows({ [FILE]: twice, "b/auth-apis.yaml": twice });
  write({ [base]: given.replace("acme", "acme-dev") });
  event([], [base]);
  await shows({ [FILE]: [], "b/auth-apis.yaml": [] });
  session.open(text, uri(FILE));
  session.open(given, uri(base));
  await shows({ [FILE]: twice, "b/auth-apis.yaml": twice, [base]: [] });
  deepEqual(await renamed(work, base, [0, given.indexOf("V:")], "W"), [FILE, base]);
  deepEqual(await renamed(work, FILE, [2, 18], "W"), [FILE, base]);
});

test("of more than 1,000 files the log says once that there are more", async (t) => {
  const many = Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`f${at}.auth-apis.yaml`, "apis: []\n"]));
  const { session, event, write } = await diskWorkspace(t, many);
  const soon = () => new Promise((resolve) => setTimeout(resolve, 10));
  const said = (): number => session.log.filter((line) => line.includes("more than 1000 auth-apis.yaml files")).length;
  for (let tries = 0; said() === 0 && tries < 500; tries++) await soon();
  write({ [GITIGNORE]: "dist\n", "z/auth-apis.yaml": api(TENANT, "z") });
  event([], [GITIGNORE]);
  event([], ["z/auth-apis.yaml"]);
  // It is looked for after all that the other rules of git's lead to.
  const found = () => session.request<readonly SymbolInformation[]>("workspace/symbol", { query: "https://z" });
  for (let tries = 0; (await found()).length === 0 && tries < 500; tries++) await soon();
  equal((await found()).length, 1);
  equal(said(), 1);
});
