import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, test, type TestContext } from "node:test";
import { disk } from "../../server/src/workspace/file-system.ts";
import { findAt, walk } from "../../server/src/workspace/walk.ts";

/** A scratch folder with these files; `LINK -> TARGET` makes a link. */
function folder(t: TestContext, files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(realpathSync(tmpdir()), "walk-"));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    if (text.startsWith("-> ")) symlinkSync(join(root, text.slice(3)), join(root, name), "junction");
    else writeFileSync(join(root, name), text);
  }
  return root;
}

async function found(root: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for await (const { path, ignored } of walk(root, disk, new AbortController().signal))
    if (!path.endsWith(".gitignore")) paths.push(ignored ? `(${path})` : path);
  return paths.sort();
}

describe("a walk", () => {
  test("finds files in folders, but for .git and node_modules", async (t) => {
    const root = folder(t, { "a.ts": "", "b/c.ts": "", ".git/config": "", "b/node_modules/x/y.ts": "" });
    assert.deepEqual(await found(root), ["a.ts", "b/c.ts"]);
  });

  test("knows what git ignores, and goes into no folder that it ignores", async (t) => {
    const root = folder(t, {
      ".gitignore": "/dist/\n*.log\n.env\n!keep.log\n",
      "dist/a.ts": "",
      "sub/dist/a.ts": "",
      "a.log": "",
      "keep.log": "",
      ".env": "",
    });
    assert.deepEqual(await found(root), ["(.env)", "(a.log)", "keep.log", "sub/dist/a.ts"]);
  });

  test("knows what only this repository leaves out, which goes last", async (t) => {
    const root = folder(t, {
      ".git/info/exclude": "/dist/\n*.log\n",
      ".gitignore": "!keep.log\n",
      "dist/a.ts": "",
      "a.log": "",
      "keep.log": "",
    });
    assert.deepEqual(await found(root), ["(a.log)", "keep.log"]);
    assert.equal(await findAt(root, "dist/a.ts", disk), undefined);
    assert.equal((await findAt(root, "a.log", disk))?.ignored, true);
  });

  test("reads no rules outside its folder", async (t) => {
    const outside = folder(t, { "info/exclude": "*.ts\n" });
    const root = folder(t, { "a.ts": "" });
    symlinkSync(outside, join(root, ".git"), "junction");
    assert.deepEqual(await found(root), ["a.ts"]);
  });

  test("lets the rules of a deeper folder go first", async (t) => {
    const root = folder(t, {
      ".gitignore": "*.gen.ts\n",
      "a/.gitignore": "!x.gen.ts\n/own.ts\n",
      "a/x.gen.ts": "",
      "a/own.ts": "",
      "own.ts": "",
      "y.gen.ts": "",
    });
    assert.deepEqual(await found(root), ["(a/own.ts)", "(y.gen.ts)", "a/x.gen.ts", "own.ts"]);
  });

  test("follows no link, neither of a file nor of a folder", async (t) => {
    const outside = folder(t, { "secret.env": "", "in/a.ts": "" });
    const root = folder(t, { "a.ts": "" });
    symlinkSync(join(outside, "in"), join(root, "linked"), "junction");
    symlinkSync(join(outside, "secret.env"), join(root, "b.env"));
    assert.deepEqual(await found(root), ["a.ts"]);
    assert.equal(await findAt(root, "linked/a.ts", disk), undefined);
    assert.equal(await findAt(root, "b.env", disk), undefined);
  });

  test("ends when it is told to", async (t) => {
    const stop = new AbortController();
    const paths: string[] = [];
    for await (const { path } of walk(folder(t, { "a.ts": "", "b.ts": "", "c/d.ts": "" }), disk, stop.signal)) {
      paths.push(path);
      stop.abort();
    }
    assert.equal(paths.length, 1);
  });

  test("and a single look agree on every file", async (t) => {
    const files = {
      ".gitignore": "out\n*.x\n",
      "a/.gitignore": "!b.x",
      "a/b.x": "",
      "a/c.x": "",
      "out/d": "",
      "a/out": "",
      e: "",
    };
    const root = folder(t, files);
    const walked = new Map<string, boolean>();
    for await (const { path, ignored } of walk(root, disk, new AbortController().signal)) walked.set(path, ignored);
    for (const path of Object.keys(files))
      assert.equal((await findAt(root, path, disk))?.ignored, walked.get(path), path);
  });
});

test("what is too large, or no text, is not read", async (t) => {
  const root = folder(t, { "a.ts": "12345", "b.ts": "a\0b" });
  assert.deepEqual(
    [
      await disk.read(join(root, "a.ts"), 5),
      await disk.read(join(root, "a.ts"), 4),
      await disk.read(join(root, "b.ts"), 9),
    ],
    ["12345", undefined, undefined],
  );
});
