// npm run package: builds for production and makes auth-apis.vsix, without asking anything.
import { rmSync } from "node:fs";
import { must } from "./run.mjs";

// Where this fails, no older package may pass for its outcome.
rmSync("auth-apis.vsix", { force: true });
await must("scripts/generate.mjs");
await must("esbuild.mjs", ["--production"]);
await must("node_modules/@vscode/vsce/vsce", [
  "package",
  "--no-dependencies",
  "--allow-missing-repository",
  "--skip-license",
  // The README's pictures are in the repository, not in the package.
  "--no-rewrite-relative-links",
  ...["--out", "auth-apis.vsix"],
]);
