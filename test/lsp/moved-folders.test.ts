import { equal } from "node:assert/strict";
import { renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { start } from "./client.ts";
import { diskWorkspace } from "./disk-workspace.ts";

// VS Code tells of a folder that is moved or removed, and not of what lies in it.

const api = (head: string): string => `${head}apis:\n  - identifier: https://a.acme.com\n    enforce_policies: true\n`;
const TENANT = "tenants: { live: { domain: acme.eu.auth0.com } }\n";

test("a folder that is renamed takes its files along", async (t) => {
  const { root, shows, event } = await diskWorkspace(t, {
    "a/b/auth-apis.yaml": api(TENANT),
    "auth-apis.yaml": api(TENANT),
  });
  const twice = ["duplicate-identifier"];
  await shows({ "auth-apis.yaml": twice, "a/b/auth-apis.yaml": twice });
  renameSync(join(root, "a"), join(root, "c"));
  event(["a"], ["c"]);
  await shows({ "auth-apis.yaml": twice, "c/b/auth-apis.yaml": twice });
  rmSync(join(root, "c"), { recursive: true });
  event(["c"], []);
  await shows({ "auth-apis.yaml": [] });
});

test("what a file extends comes and goes with its folder", async (t) => {
  const { root, shows, event } = await diskWorkspace(t, {
    "auth-apis.yaml": api("extends: shared/base.yaml\n"),
    "shared/base.yaml": TENANT,
  });
  await shows({ "auth-apis.yaml": [] });
  renameSync(join(root, "shared"), join(root, "away"));
  event(["shared"], ["away"]);
  await shows({ "auth-apis.yaml": ["extends"] });
  renameSync(join(root, "away"), join(root, "shared"));
  event(["away"], ["shared"]);
  await shows({ "auth-apis.yaml": [] });
});

test("a near miss of an audience goes with its folder, and is found where that has come", async (t) => {
  const { root, uri, session, event } = await diskWorkspace(t, {
    "auth-apis.yaml": api(TENANT),
    "a/.env": "AUDIENCE=https://a.acme.com/\n",
  });
  const shown = async (name: string, count: number): Promise<void> => {
    for (;;) {
      const last = session.published.findLast((each) => each.uri === uri(name));
      if (last?.diagnostics.length === count) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  await shown("a/.env", 1);
  renameSync(join(root, "a"), join(root, "b"));
  event(["a"], ["b"]);
  await shown("a/.env", 0);
  await shown("b/.env", 1);
});

test("no event brings a file that a search leaves out", async (t) => {
  const { root, shows, event } = await diskWorkspace(t, {
    "auth-apis.yaml": api(TENANT),
    "node_modules/x/auth-apis.yaml": api(TENANT),
    ".git/auth-apis.yaml": api(TENANT),
  });
  await shows({ "auth-apis.yaml": [] });
  symlinkSync(join(root, "node_modules", "x"), join(root, "link"), "junction");
  event([], ["node_modules/x/auth-apis.yaml", "node_modules/x", ".git/auth-apis.yaml", "link"]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await shows({ "auth-apis.yaml": [] });
});

test("a link to a file of the workspace is another name of it, and no second file", async (t) => {
  const { root, uri, session, shows, event } = await diskWorkspace(t, { "a/auth-apis.yaml": api(TENANT) });
  await shows({ "a/auth-apis.yaml": [] });
  symlinkSync(join(root, "a", "auth-apis.yaml"), join(root, "link.auth-apis.yaml"));
  event([], ["link.auth-apis.yaml"]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await shows({ "a/auth-apis.yaml": [] });
  session.open(api(TENANT), uri("link.auth-apis.yaml"));
  session.open(api(TENANT), uri("a/auth-apis.yaml"));
  await shows({ "a/auth-apis.yaml": [], "link.auth-apis.yaml": [] });
});

test("of a client that watches files, folders are asked for as well", async (t) => {
  const session = start();
  t.after(() => session.stop());
  const registered = new Promise<string>((resolve) => {
    session.connection.onRequest("client/registerCapability", (params) => {
      resolve(JSON.stringify(params));
      return null;
    });
  });
  await session.initialize({ workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } });
  equal((await registered).includes('{"globPattern":"**/*","kind":5}'), true);
});

test("what the client doesn't tell of is seen at the next pull of the workspace", async (t) => {
  const base = { "a/base.yaml": TENANT, "a/auth-apis.yaml": api("extends: base.yaml\n") };
  const { root, shows } = await diskWorkspace(t, { "auth-apis.yaml": api(TENANT), ...base });
  const [twice, once] = [["duplicate-identifier"], { "auth-apis.yaml": [], "a/auth-apis.yaml": [] }];
  await shows({ "auth-apis.yaml": twice, "a/auth-apis.yaml": twice });
  writeFileSync(join(root, "a/base.yaml"), TENANT.replace("acme", "acme-dev"));
  await shows(once);
  writeFileSync(join(root, "a/auth-apis.yaml"), api(TENANT));
  await shows({ "auth-apis.yaml": twice, "a/auth-apis.yaml": twice });
  rmSync(join(root, "a/auth-apis.yaml"));
  await shows({ "auth-apis.yaml": [] });
});
