import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = process.cwd();

/** The command line as it ships: `dist/cli.js`, or, where that is missing or older than its sources, a bundle of its own. */
export const cli = freshBundle() ?? ownBundle();

function freshBundle(): string | undefined {
  const built = join(root, "dist", "cli.js");
  const builtAt = statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = ["server/src", "schemas"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => join(root, folder, file)),
  );
  return sources.every((file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) <= builtAt)
    ? built
    : undefined;
}

function ownBundle(): string {
  const folder = mkdtempSync(join(tmpdir(), "auth-apis-cli-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "dist"));
  copyFileSync(join(root, "package.json"), join(folder, "package.json"));
  execFileSync(process.execPath, [join(root, "scripts", "bundle-cli.mjs"), join(folder, "dist")]);
  return join(folder, "dist", "cli.js");
}
