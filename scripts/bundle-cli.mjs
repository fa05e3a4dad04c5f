// Bundles the command line: a starter (`cli.js`) and, in `cli/`, a module for what each command alone needs, so that none
// waits for the code of the others. `node scripts/bundle-cli.mjs FOLDER` makes one that is ready to run in any folder.
import { build } from "esbuild";
import { chmodSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** What packages and sources written for CommonJS expect; `__dirname` is the folder of the starter. */
const commonJs = `import { createRequire as requireOfChunk } from "node:module";
import { dirname as folderOfChunk } from "node:path";
const require = requireOfChunk(import.meta.url), __dirname = folderOfChunk(import.meta.dirname);`;

/** @param {string} dist @param {{ production?: boolean }} [options] */
export async function bundleCli(dist, { production = false } = {}) {
  const built = await build({
    entryPoints: ["server/src/cli/entry.ts"],
    absWorkingDir: join(import.meta.dirname, ".."),
    outdir: resolve(dist, "cli"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    target: "node20",
    format: "esm",
    mainFields: ["module", "main"],
    banner: { js: commonJs },
    minify: production,
    sourcemap: production ? false : "linked",
    metafile: true,
    logLevel: "warning",
  });
  const starter = join(dist, "cli.js");
  writeFileSync(starter, '#!/usr/bin/env node\nimport("./cli/entry.mjs");\n');
  // `npm install -g .` links to this folder, so a later build must leave a program that runs.
  chmodSync(starter, 0o755);
  return built;
}

if (import.meta.filename === process.argv[1] && process.argv[2]) await bundleCli(process.argv[2]);
