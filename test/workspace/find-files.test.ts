import { deepEqual } from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { findFiles } from "../../server/src/workspace/find-files.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "auth-apis-find-")));
after(() => rmSync(root, { recursive: true, force: true }));
const work = join(root, "work");
for (const name of [
  "work/auth-apis.yaml",
  "work/a/b/orders.auth-apis.yml",
  "work/a/other.yaml",
  "work/node_modules/x/auth-apis.yaml",
  "work/.git/auth-apis.yaml",
  "outside/auth-apis.yaml",
]) {
  mkdirSync(join(root, dirname(name)), { recursive: true });
  writeFileSync(join(root, name), "apis: []\n");
}
symlinkSync(join(root, "outside"), join(work, "out"));
symlinkSync(work, join(work, "a", "loop"));
symlinkSync(join(root, "outside", "auth-apis.yaml"), join(work, "link.auth-apis.yaml"));

test("the workspace's files, no links, nothing that is not the workspace's own", async () => {
  const found: string[] = [];
  for await (const uri of findFiles([work, join(root, "gone")])) found.push(uri);
  deepEqual(
    found,
    ["auth-apis.yaml", "a/b/orders.auth-apis.yml"].map((name) => pathToFileURL(join(work, name)).href),
  );
});
