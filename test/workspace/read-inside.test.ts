import { deepEqual, equal, match, ok } from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Document } from "../../server/src/document/document.ts";
import { readInside } from "../../server/src/workspace/read-inside.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "auth-apis-inside-")));
after(() => rmSync(root, { recursive: true, force: true }));
const [work, other] = [join(root, "work"), join(root, "work-2")];
for (const folder of [work, other]) mkdirSync(folder);
mkdirSync(join(work, "folder.yaml"));
writeFileSync(join(work, "a b.yaml"), "apis: []\n");
writeFileSync(join(other, "secret.yaml"), "secret\n");
writeFileSync(join(work, "utf16.yaml"), Buffer.from("\ufeffapis: []\n", "utf16le"));
symlinkSync(join(other, "secret.yaml"), join(work, "link.yaml"));
symlinkSync(other, join(work, "out"));
symlinkSync(work, join(root, "alias"));

const read = (path: string, folders: readonly string[] = [work]) => readInside(pathToFileURL(path).href, folders);

test("a file of the workspace, also where the workspace is itself behind a link", () => {
  for (const folder of [work, join(root, "alias")]) {
    const found = read(join(folder, "a b.yaml"), [folder]);
    ok(found instanceof Document);
    equal(found.text, "apis: []\n");
  }
});

for (const [why, path, problem] of [
  ["a file beside the workspace", join(other, "secret.yaml"), /outside of the workspace/],
  ["a link out of it", join(work, "link.yaml"), /outside of the workspace/],
  ["a folder that is a link out of it", join(work, "out", "secret.yaml"), /outside of the workspace/],
  ["nothing", join(work, "gone.yaml"), /not there/],
  ["a folder", join(work, "folder.yaml"), /no file/],
  ["no UTF-8", join(work, "utf16.yaml"), /UTF-16/],
] as const) {
  test(`refused: ${why}`, () => {
    const found = read(path);
    ok("problem" in found);
    match(found.problem, problem);
    ok(!found.problem.includes("secret\n"));
  });
}

test("no folder, or no path", () => {
  deepEqual(read(join(work, "a b.yaml"), []), {
    problem: "can't be read while no folder is open; open the folder that holds it",
    severity: "info",
  });
  ok("problem" in readInside("https://a/b.yaml", [work]));
  ok("problem" in readInside("nonsense", [work]));
});
