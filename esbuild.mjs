// Bundles what ships (dist/*.js, CommonJS for VS Code and Node 20, and the command line's modules in dist/cli) and, with
// --test, the tests (dist/test, one module per file).
import { build } from "esbuild";
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleCli } from "./scripts/bundle-cli.mjs";
import { notices } from "./scripts/notices.mjs";

const tests = process.argv.includes("--test");
const entry = {
  extension: "client/src/extension.ts",
  server: "server/src/lsp/node.ts",
};

rmSync("dist", { recursive: true, force: true });

const programs = await build({
  entryPoints: Object.fromEntries(Object.entries(entry).filter(([, file]) => existsSync(file))),
  outdir: "dist",
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  external: ["vscode"],
  // The `require` entry of jose and others is what CommonJS would pick; the ES module entry shakes better.
  mainFields: ["module", "main"],
  minify: process.argv.includes("--production"),
  sourcemap: process.argv.includes("--production") ? false : "linked",
  metafile: true,
  logLevel: "warning",
});

const cli = await bundleCli("dist", { production: process.argv.includes("--production") });

// The Token Inspector's page runs in a webview.
const page = await build({
  entryPoints: {
    inspector: "client/src/inspector/page/main.ts",
    "inspector-style": "client/src/inspector/page/inspector.css",
  },
  outdir: "dist",
  bundle: true,
  platform: "browser",
  target: "es2022",
  format: "iife",
  minify: process.argv.includes("--production"),
  metafile: true,
  logLevel: "warning",
});

writeFileSync("dist/THIRD-PARTY-NOTICES.txt", notices([programs.metafile, cli.metafile, page.metafile]));

if (tests) {
  await build({
    entryPoints: testFiles("test"),
    outdir: "dist/test",
    outbase: "test",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    packages: "external",
    alias: { vscode: "./test/client/fake-vscode.ts" },
    platform: "node",
    target: "node20",
    format: "esm",
    sourcemap: "inline",
    logLevel: "warning",
  });
}

function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((item) => {
    const path = join(folder, item.name);
    if (item.isDirectory()) return path === join("test", "vscode") ? [] : testFiles(path);
    return item.name.endsWith(".test.ts") ? [path] : [];
  });
}
