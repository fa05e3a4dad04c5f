import { deepEqual, equal } from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { disk, type FileSystem } from "../../server/src/workspace/file-system.ts";
import { findFiles, findFilesIn, ignoredAmong, MOST_FOLDERS } from "../../server/src/workspace/find-files.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "auth-apis-find-")));
after(() => rmSync(root, { recursive: true, force: true }));
const work = join(root, "work");
function write(name: string, text: string): void {
  mkdirSync(join(root, dirname(name)), { recursive: true });
  writeFileSync(join(root, name), text);
}
for (const name of [
  "work/auth-apis.yaml",
  "work/a/b/orders.auth-apis.yml",
  "work/a/other.yaml",
  "work/node_modules/x/auth-apis.yaml",
  "work/.git/auth-apis.yaml",
  "work/dist/auth-apis.yaml",
  "work/a/dist/auth-apis.yaml",
  "work/a/my.local.auth-apis.yaml",
  "work/a/kept.local.auth-apis.yaml",
  "work/only-here/auth-apis.yaml",
  "outside/auth-apis.yaml",
]) {
  write(name, "apis: []\n");
}
write("work/.gitignore", "dist/\n*.local.auth-apis.yaml\n");
write("work/a/.gitignore", "!kept.*\n");
write("work/.git/info/exclude", "/only-here\n");
symlinkSync(join(root, "outside"), join(work, "out"));
symlinkSync(work, join(work, "a", "loop"));
symlinkSync(join(root, "outside", "auth-apis.yaml"), join(work, "link.auth-apis.yaml"));

const FOUND = ["auth-apis.yaml", "a/kept.local.auth-apis.yaml", "a/b/orders.auth-apis.yml"];
const never = (): never => {
  throw new Error("There are not too many folders.");
};

/** From the workspace on. */
async function names(found: AsyncIterable<string>): Promise<readonly string[]> {
  const start = `${pathToFileURL(work).href}/`;
  const uris: string[] = [];
  for await (const uri of found) uris.push(uri.slice(start.length));
  return uris;
}

test("the workspace's files, no links, nothing that is not the workspace's own, nothing that git ignores", async () => {
  deepEqual(await names(findFiles([work, join(root, "gone")], never)), FOUND);
});

test("what has come up at a place is what a search of all finds there", async () => {
  const places = [
    "a",
    "a/b",
    "a/b/orders.auth-apis.yml",
    "a/my.local.auth-apis.yaml",
    "a/dist",
    "a/dist/auth-apis.yaml",
  ];
  const others = [
    "dist",
    "only-here",
    "a/loop",
    "out",
    "link.auth-apis.yaml",
    "node_modules/x",
    ".git",
    "gone",
    "a/other.yaml",
  ];
  for (const place of [...places, ...others]) {
    const found = await names(findFilesIn([join(work, place)], [work], never));
    const there = FOUND.filter((name) => name === place || name.startsWith(`${place}/`));
    deepEqual(found, there, place);
  }
  deepEqual(await names(findFilesIn([work], [work], never)), FOUND);
  deepEqual(await names(findFilesIn([join(root, "outside")], [work], never)), []);
});

test("a folder that git ignores in another one is searched where it is a folder of the workspace itself", async () => {
  const dist = join(work, "dist");
  deepEqual(await names(findFilesIn([dist], [work, dist], never)), ["dist/auth-apis.yaml"]);
  equal((await ignoredAmong([join(dist, "auth-apis.yaml")], [work, dist])).size, 0);
});

test("a file is ignored if it is there and no search counts it; links are followed", async () => {
  const ignored = [
    "dist/auth-apis.yaml",
    "a/loop/dist/auth-apis.yaml",
    "a/my.local.auth-apis.yaml",
    "only-here/auth-apis.yaml",
    "node_modules/x/auth-apis.yaml",
  ];
  const others = [
    "auth-apis.yaml",
    "a/other.yaml",
    "a/kept.local.auth-apis.yaml",
    "a/loop/auth-apis.yaml",
    "out/auth-apis.yaml",
    "dist/gone.auth-apis.yaml",
  ];
  const paths = [...ignored, ...others].map((name) => join(work, name));
  deepEqual([...(await ignoredAmong(paths, [work]))], paths.slice(0, ignored.length));
  equal((await ignoredAmong(paths, [])).size, 0);
});

test("a look at many places reads each file of git's rules once", async () => {
  const read: string[] = [];
  const files: FileSystem = {
    ...disk,
    read(path, mostBytes) {
      read.push(path);
      return disk.read(path, mostBytes);
    },
  };
  const places = ["auth-apis.yaml", "a/b", "a/b/orders.auth-apis.yml", "a/my.local.auth-apis.yaml", "a"];
  const paths = places.map((name) => join(work, name));
  const rules = [".git/info/exclude", ".gitignore", "a/.gitignore", "a/b/.gitignore"].map((name) => join(work, name));
  await names(findFilesIn(paths, [work], never, files));
  deepEqual(read.splice(0).sort(), rules);
  await ignoredAmong(paths, [work], files);
  deepEqual(read.sort(), rules);
});

for (const [folders, expected] of [
  [MOST_FOLDERS, false],
  [MOST_FOLDERS + 1, true],
] as const) {
  test(`of ${folders} folders ${expected ? "not all are" : "each is"} looked into`, async () => {
    let listed = 0;
    let cut = false;
    const inner = Array.from({ length: folders - 1 }, (_, at) => ({ name: `${at}`, kind: "folder" as const }));
    const files: FileSystem = {
      list: (folder) => {
        listed++;
        return Promise.resolve(folder === root ? inner : []);
      },
      kind: () => Promise.resolve("folder"),
      read: () => Promise.resolve(undefined),
    };
    deepEqual(await names(findFiles([root], () => (cut = true), files)), []);
    equal(cut, expected);
    equal(listed, MOST_FOLDERS);
  });
}
