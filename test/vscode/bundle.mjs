// Bundles what the tests with a real VS Code need into dist/test-vscode: the driver and the tests of the screen for
// Node, the suites for the extension host.
import { build } from "esbuild";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const here = import.meta.dirname;
const outdir = join(here, "..", "..", "dist", "test-vscode");
const files = (folder, ending) =>
  readdirSync(join(here, folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => join(here, folder, file));

const shared = {
  outdir,
  outbase: here,
  bundle: true,
  packages: "external",
  platform: "node",
  target: "node20",
  sourcemap: "inline",
  logLevel: "warning",
};

await build({
  ...shared,
  entryPoints: [
    join(here, "driver", "index.ts"),
    join(here, "launch.ts"),
    join(here, "screenshots.ts"),
    ...files("screen", ".screen.ts"),
  ],
  format: "esm",
  splitting: true,
  outExtension: { ".js": ".mjs" },
});

await build({
  ...shared,
  entryPoints: [join(here, "suite", "index.ts"), ...files("suite", ".suite.ts")],
  format: "cjs",
  external: ["vscode"],
});
