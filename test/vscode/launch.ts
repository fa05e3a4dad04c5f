/**
 * Runs the suites of `suite/` inside a real VS Code: `node dist/test-vscode/launch.mjs [part of a file name]`.
 *
 * Desktop VS Code, downloaded by `@vscode/test-electron`, where there is a display and the download is in reach; else
 * VS Code for the browser, from npm. AUTH_APIS_VSCODE=desktop or =browser decides it. Where it can't run, this fails.
 */
import { closeSync, mkdirSync, openSync, readSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runTests } from "@vscode/test-electron";
import { checkout, installedVSCode, runInBrowser, scratchCopy, scratchFolder } from "./driver/index.ts";

const download = "https://update.code.visualstudio.com/api/releases/stable";
const suite = join(checkout, "dist/test-vscode/suite/index.js");
// A window that has opened a mere folder would begin anew with a second one, and the suites with it.
const workspace = join(scratchFolder(), "suite.code-workspace");
const folders = [{ path: scratchCopy(join(checkout, "test/vscode/workspace")) }];
writeFileSync(workspace, JSON.stringify({ folders }));
const output = join(scratchFolder(), "mocha.txt");
writeFileSync(output, "");
const env = {
  AUTH_APIS_SUITE_OUTPUT: output,
  AUTH_APIS_STATE_DIR: join(scratchFolder(), "journals"),
  AUTH_APIS_SUITE_ONLY: process.argv[2] ?? "",
  ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" }),
};

const stopPrinting = printAsItGrows(output);
const code = await ((await chosen()) === "desktop" ? onDesktop() : inBrowser()).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
stopPrinting();
process.exit(code);

async function chosen(): Promise<"desktop" | "browser"> {
  const { AUTH_APIS_VSCODE: wish, DISPLAY: x11, WAYLAND_DISPLAY: wayland } = process.env;
  if (wish === "desktop" || wish === "browser") return wish;
  const display = process.platform !== "linux" || Boolean(x11) || Boolean(wayland);
  if (!display) return "browser";
  const reached = await fetch(download, { signal: AbortSignal.timeout(5000) }).then(
    (response) => response.ok,
    () => false,
  );
  return reached ? "desktop" : "browser";
}

async function inBrowser(): Promise<number> {
  console.log("VS Code for the browser, in a headless Chromium");
  return runInBrowser(await installedVSCode(), { workspace, extension: checkout, suite, env });
}

async function onDesktop(): Promise<number> {
  console.log("Desktop VS Code");
  const profile = scratchFolder();
  mkdirSync(join(profile, "User"));
  writeFileSync(join(profile, "User/settings.json"), JSON.stringify({ "telemetry.telemetryLevel": "off" }));
  return runTests({
    cachePath: join(checkout, ".vscode-real/desktop"),
    extensionDevelopmentPath: checkout,
    extensionTestsPath: suite,
    extensionTestsEnv: env,
    launchArgs: [workspace, `--user-data-dir=${profile}`, `--extensions-dir=${scratchFolder()}`, "--disable-telemetry"],
  });
}

/** Shows what is appended to a file, until stopped. */
function printAsItGrows(file: string): () => void {
  const handle = openSync(file, "r");
  const buffer = Buffer.alloc(64 * 1024);
  const print = (): void => {
    for (let size = readSync(handle, buffer); size > 0; size = readSync(handle, buffer))
      process.stdout.write(buffer.subarray(0, size));
  };
  const timer = setInterval(print, 100);
  return () => {
    clearInterval(timer);
    print();
    closeSync(handle);
  };
}
