import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";

test("npm packs what the command line needs, and no test or source", () => {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const printed = execFileSync(npm, ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [{ files } = { files: [] }] = JSON.parse(printed) as { files: { path: string }[] }[];
  const paths = files.map(({ path }) => path);
  const kinds = [
    /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
    /^dist\/cli(?:\.js|\/[\w-]+\.mjs)$/,
    /^dist\/THIRD-PARTY-NOTICES\.txt$/,
    /^docs\/images\/[\w-]+\.png$/,
    /^docs\/(?:rules\.md|ci\.md|ci\/github-actions\.yml)$/,
    /^schemas\/auth-apis\.schema\.json$/,
  ];
  assert.deepEqual(
    paths.filter((path) => !kinds.some((kind) => kind.test(path))),
    [],
  );
  for (const kind of kinds)
    assert.ok(
      paths.some((path) => kind.test(path)),
      String(kind),
    );
  for (const [, picture = ""] of readFileSync("README.md", "utf8").matchAll(/^!\[.*\]\((.*)\)$/gm))
    assert.ok(paths.includes(picture), picture);
  assert.ok(paths.includes("dist/cli.js") && paths.includes("dist/cli/entry.mjs"));
});

test("what is bundled brings the licence of each library along", () => {
  const notices = readFileSync("dist/THIRD-PARTY-NOTICES.txt", "utf8").split(/^-{80}\n\n/m);
  for (const library of ["yaml", "jose", "vscode-jsonrpc", "oauth4webapi"])
    assert.ok(
      notices.some((notice) => notice.startsWith(`${library} `)),
      library,
    );
  for (const notice of notices) assert.match(notice, /copyright|permission/i, notice);
});
