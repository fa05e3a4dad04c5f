import { deepEqual, equal } from "node:assert/strict";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { LIMITS } from "../../server/src/lsp/audience/limits.ts";
import { audienceLook, type Look } from "../../server/src/lsp/audience/look.ts";
import type { Root } from "../../server/src/lsp/audience/roots.ts";
import { survey } from "../../server/src/lsp/audience/survey.ts";
import type { FileSystem } from "../../server/src/workspace/file-system.ts";

interface Disk extends FileSystem {
  /** By path. */
  readonly texts: Map<string, string>;
  /** The folders that were listed, in their order. */
  readonly listed: string[];
}

function diskOf(texts: Readonly<Record<string, string>>): Disk {
  const disk: Disk = {
    texts: new Map(Object.entries(texts)),
    listed: [],
    list(folder) {
      disk.listed.push(folder);
      const inside = [...disk.texts.keys()].filter((path) => path.startsWith(`${folder}/`));
      const kinds = new Map(
        inside.map((path) => {
          const [name = "", ...more] = path.slice(folder.length + 1).split("/");
          return [name, more.length > 0 ? "folder" : "file"] as const;
        }),
      );
      return Promise.resolve([...kinds].map(([name, kind]) => ({ name, kind })));
    },
    kind(path) {
      if (disk.texts.has(path)) return Promise.resolve("file");
      const isFolder = [...disk.texts.keys()].some((each) => each.startsWith(`${path}/`));
      return Promise.resolve(isFolder ? "folder" : "else");
    },
    read: (path) => Promise.resolve(disk.texts.get(path)),
  };
  return disk;
}

const WRONG = "AUTH0_AUDIENCE=https://a.example/\n";
const WORK: readonly Root[] = [{ path: "/work", checked: true }];
const SIGNAL = new AbortController().signal;
const uri = (path: string): string => pathToFileURL(path).href;

/** A look for `https://a.example`; what is shown is by URI. */
async function lookingInto(files: FileSystem): Promise<{ readonly look: Look; readonly shown: Map<string, number> }> {
  const shown = new Map<string, number>();
  const look = audienceLook({
    files,
    *identifiers() {
      yield;
      return ["https://a.example"];
    },
    publish: (where, _text, hits) => void shown.set(where, hits.length),
    log: { info: () => undefined, warning: () => undefined, error: () => undefined, failure: () => undefined },
  });
  await look.renew(() => true);
  return { look, shown };
}

const changed = (look: Look, paths: readonly string[], roots = WORK): Promise<boolean> =>
  look.intoChanged(new Set(paths.map(uri)), roots, SIGNAL);

describe("in folders that git ignores", () => {
  const texts = {
    "/work/.gitignore": "/secrets/\n",
    "/work/secrets/prod/.env": WRONG,
    "/work/secrets/a.yaml": "audience: https://a.example/",
    "/work/secrets/node_modules/a/.env": WRONG,
    "/work/src/a.yaml": "audience: https://a.example/",
  };

  test("environments are looked into, and nothing else", async () => {
    const { look, shown } = await lookingInto(diskOf(texts));
    await look.intoAll(WORK, SIGNAL);
    deepEqual([...shown.keys()], [uri("/work/src/a.yaml"), uri("/work/secrets/prod/.env")]);
  });

  test("one that has changed is looked into, and others that have aren't", async () => {
    const { look, shown } = await lookingInto(diskOf(texts));
    equal(await changed(look, Object.keys(texts)), true);
    deepEqual([...shown.keys()], [uri("/work/secrets/prod/.env"), uri("/work/src/a.yaml")]);
  });

  test("a folder that has come is looked through alone, and once", async () => {
    const disk = diskOf(texts);
    const { look, shown } = await lookingInto(disk);
    equal(await changed(look, ["/work/secrets", "/work/secrets/prod"]), true);
    deepEqual(disk.listed, ["/work/secrets", "/work/secrets/prod"]);
    deepEqual([...shown], [[uri("/work/secrets/prod/.env"), 1]]);
    equal(await changed(look, ["/work/src"]), false);
  });

  test("a folder that was put in another one's place takes away what that one has shown", async () => {
    const disk = diskOf(texts);
    const { look, shown } = await lookingInto(disk);
    await look.intoAll(WORK, SIGNAL);
    disk.texts.delete("/work/secrets/prod/.env");
    equal(await changed(look, ["/work/secrets"]), true);
    equal(shown.get(uri("/work/secrets/prod/.env")), 0);
  });

  test("there is an end, which takes nothing from the others", async () => {
    const many = Array.from({ length: LIMITS.ignored }, (_, at) => [`/work/secrets/${at}.env`, ""] as const);
    const disk = diskOf({ ...Object.fromEntries(many), ...texts });
    const { candidates, cut } = await survey(WORK, disk, SIGNAL);
    equal(cut, false);
    equal(candidates[0], "/work/src/a.yaml");
    equal(candidates.length, LIMITS.ignored);
    deepEqual(disk.listed, ["/work", "/work/src", "/work/secrets"]);
  });
});

describe("of folders that lie in one another", () => {
  const texts = { "/work/.env": WRONG, "/work/a/.env": WRONG, "/work/a/b/.env": WRONG, "/work/a/b/c/.env": WRONG };
  const roots = (...checked: readonly boolean[]): readonly Root[] =>
    ["/work/a", "/work", "/work/a/b"].map((path, at) => ({ path, checked: checked[at] === true }));

  test("each is walked through once", async () => {
    const disk = diskOf(texts);
    const { candidates } = await survey(roots(true, true, true), disk, SIGNAL);
    deepEqual(disk.listed, ["/work/a", "/work", "/work/a/b", "/work/a/b/c"]);
    deepEqual(candidates.toSorted(), Object.keys(texts).toSorted());
  });

  test("one where the check is off is left out, though it lies in another", async () => {
    const { candidates } = await survey(roots(false, true, true), diskOf(texts), SIGNAL);
    deepEqual(candidates, ["/work/.env", "/work/a/b/.env", "/work/a/b/c/.env"]);
  });

  test("a file that has changed is judged by the deepest one", async () => {
    const { look, shown } = await lookingInto(diskOf(texts));
    await changed(look, Object.keys(texts), roots(true, true, false));
    deepEqual([...shown.keys()], [uri("/work/.env"), uri("/work/a/.env")]);
    await look.intoAll(roots(false, true, false), SIGNAL);
    equal(shown.get(uri("/work/a/.env")), 0);
  });

  test("one that has come, be it with a folder that git ignores, makes it necessary to look into everything", async () => {
    const ignoring = { "/work/.gitignore": "/a/\n", "/work/a/.gitignore": "*.log\n" };
    const { look } = await lookingInto(diskOf({ ...texts, ...ignoring }));
    equal(await changed(look, ["/work/a"], roots(true, true, true)), false);
    equal(await changed(look, ["/work/a"], [...WORK, { path: "/work/a/b", checked: true }]), false);
    equal(await changed(look, ["/work/a"]), true);
  });
});
