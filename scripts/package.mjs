// npm run package: builds for production and makes auth-apis.vsix, without asking anything.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
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
  ...["--readme-path", page("README.md"), "--changelog-path", page("CHANGELOG.md")],
  ...["--out", "auth-apis.vsix"],
]);

/** A page as VS Code shows it, which reaches no other file: without pictures, links to files as plain text. Answers its path. */
function page(name) {
  const text = readFileSync(name, "utf8");
  const path = `dist/${name}`;
  writeFileSync(path, text.replaceAll(/^!\[.*\n\n/gm, "").replaceAll(/\[([^\]]+)\]\((?!https?:)[^)]+\)/g, "$1"));
  return path;
}
