import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, sep } from "node:path";
import { describe, test, type TestContext } from "node:test";
import { disk } from "../../server/src/workspace/file-system.ts";
import { findAt, type Found, walk, walkIgnored } from "../../server/src/workspace/walk.ts";

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

const nameIn = (root: string, { path, kind, ignored }: Found): string => {
  const way = `${relative(root, path).split(sep).join("/")}${kind === "folder" ? "/" : ""}`;
  return ignored ? `(${way})` : way;
};

/** What walks come by, what git ignores in brackets: a folder that isn't, and then what lies in those that are. */
async function walked(root: string, others: readonly string[] = []): Promise<readonly string[]> {
  const bounds = { others: new Set(others.map((way) => join(root, way))), signal: new AbortController().signal };
  const found: Found[] = [];
  for await (const each of walk(root, disk, bounds)) found.push(each);
  const ignored = found.filter((each) => each.kind === "folder" && each.ignored);
  const folders = ignored.map(({ path }) => path);
  for await (const each of walkIgnored(folders, disk, bounds)) if (!folders.includes(each.path)) found.push(each);
  return found.map((each) => nameIn(root, each)).filter((name) => name !== "/");
}

/** The files alone, sorted. */
async function found(root: string, others?: readonly string[]): Promise<readonly string[]> {
  const all = await walked(root, others);
  return all.filter((name) => !/\/\)?$|\.gitignore\)?$/.test(name)).sort();
}

describe("a walk", () => {
  test("finds files in folders, but for .git and node_modules", async (t) => {
    const root = folder(t, { "a.ts": "", "b/c.ts": "", ".git/config": "", "b/node_modules/x/y.ts": "" });
    assert.deepEqual(await found(root), ["a.ts", "b/c.ts"]);
  });

  test("knows what git ignores, and that all is ignored in a folder that is", async (t) => {
    const root = folder(t, {
      ".gitignore": "/dist/\n*.log\n.env\n!keep.log\n",
      "dist/a.ts": "",
      "dist/.gitignore": "!a.ts",
      "dist/node_modules/a.ts": "",
      "sub/dist/a.ts": "",
      "a.log": "",
      "keep.log": "",
      ".env": "",
    });
    assert.deepEqual(await found(root), ["(.env)", "(a.log)", "(dist/a.ts)", "keep.log", "sub/dist/a.ts"]);
  });

  test("knows what only this repository leaves out, which goes last", async (t) => {
    const root = folder(t, {
      ".git/info/exclude": "/dist/\n*.log\n",
      ".gitignore": "!keep.log\n",
      "dist/a.ts": "",
      "a.log": "",
      "keep.log": "",
    });
    assert.deepEqual(await found(root), ["(a.log)", "(dist/a.ts)", "keep.log"]);
    assert.equal((await findAt(root, "dist/a.ts", disk))?.ignored, true);
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

  test("comes by folders that git ignores after all others, and by each before what is in it", async (t) => {
    const root = folder(t, { ".gitignore": "/a/\n", "a/b/c.ts": "", "d/e/f.ts": "" });
    assert.deepEqual(
      (await walked(root)).filter((name) => name !== ".gitignore"),
      ["(a/)", "d/", "d/e/", "d/e/f.ts", "(a/b/)", "(a/b/c.ts)"],
    );
  });

  test("goes into no folder where another walk begins", async (t) => {
    const root = folder(t, { ".gitignore": "/out/\n", "a/b/c.ts": "", "a/d.ts": "", "out/e/f.ts": "", "out/g.ts": "" });
    assert.deepEqual(await found(root, ["a/b", "out/e"]), ["(out/g.ts)", "a/d.ts"]);
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
    const root = folder(t, { "a.ts": "", "b.ts": "", "c/d.ts": "" });
    for await (const { path, kind } of walk(root, disk, { others: new Set(), signal: stop.signal })) {
      if (kind === "folder") continue;
      paths.push(path);
      stop.abort();
    }
    assert.equal(paths.length, 1);
  });

  test("and a single look agree on every file and folder", async (t) => {
    const root = folder(t, {
      ".gitignore": "out\n*.x\n!out/kept.x\n",
      "a/.gitignore": "!b.x",
      "a/b.x": "",
      "a/c.x": "",
      "out/d": "",
      "out/kept.x": "",
      "out/.gitignore": "!d",
      "out/in/e": "",
      "out/node_modules/f": "",
      "a/out": "",
      e: "",
    });
    const all = await walked(root);
    for (const name of all) {
      const at = await findAt(root, name.replace(/^\((.*)\)$/, "$1").replace(/\/$/, ""), disk);
      assert.equal(at && nameIn(root, at), name);
    }
    assert.equal(all.length, 13);
    for (const way of ["out/node_modules", "out/node_modules/f", "out/none", "e/none"])
      assert.equal(await findAt(root, way, disk), undefined, way);
  });

  test("finds its own root, whatever git ignores", async (t) => {
    const root = folder(t, { ".gitignore": "*\n" });
    assert.deepEqual(await findAt(root, "", disk), {
      path: root,
      name: basename(root),
      kind: "folder",
      ignored: false,
    });
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
