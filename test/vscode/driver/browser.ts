import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Playwright from "playwright-core";
import type { Installed } from "./installed.ts";
import { scratchFolder } from "./scratch.ts";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--font-render-hinting=none",
];

/**
 * Starts the headless Chromium that came with VS Code, or the one of this system where none came.
 *
 * @throws when there is no browser, or it can't start for want of a system library
 */
export async function openBrowser(vscode: Installed): Promise<Playwright.Browser> {
  const home = scratchFolder();
  const packaged = join(vscode.folder, "browser/chromium");
  const executablePath = existsSync(packaged) ? packaged : systemBrowser();
  const path = join(vscode.folder, "node_modules/playwright-core/index.mjs");
  const { chromium } = (await import(pathToFileURL(path).href)) as typeof Playwright;
  return chromium.launch({
    executablePath,
    args: flags,
    env: { PATH: process.env.PATH ?? "", HOME: home, ...fonts(vscode, home), ...libraries(vscode, executablePath) },
  });
}

function systemBrowser(): string {
  for (const name of ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
    for (const folder of (process.env.PATH ?? "").split(delimiter))
      if (existsSync(join(folder, name))) return join(folder, name);
  throw new Error(`npm carries no headless Chromium for ${process.platform}-${process.arch}, and none is on the PATH.`);
}

/** The same fonts on every machine, so that pictures look the same; many servers have none at all. */
function fonts(vscode: Installed, home: string): Record<string, string> {
  const folders = ["node_modules/dejavu-fonts-ttf/ttf", "browser/fonts"].map((folder) => join(vscode.folder, folder));
  const families = [
    ["monospace", "DejaVu Sans Mono"],
    ["sans-serif", "Open Sans"],
    ["system-ui", "Open Sans"],
  ];
  const alias = ([generic, family]: readonly string[]): string =>
    `<match><test name="family"><string>${generic}</string></test>` +
    `<edit name="family" mode="assign" binding="strong"><string>${family}</string></edit></match>`;
  const file = join(home, "fonts.conf");
  const places = folders.map((folder) => `<dir>${folder}</dir>`).join("");
  const cache = `<cachedir>${join(home, "fonts")}</cachedir>`;
  writeFileSync(file, `<fontconfig>${places}${cache}${families.map(alias).join("")}</fontconfig>`);
  return { FONTCONFIG_FILE: file };
}

/** The system's own NSS where it has one; else the one that came with the browser. */
function libraries(vscode: Installed, executable: string): Record<string, string> {
  if (spawnSync(executable, ["--version"]).status === 0) return {};
  const folder = join(vscode.folder, "browser/al2023/lib");
  const tried = spawnSync(executable, ["--version"], { env: { LD_LIBRARY_PATH: folder }, encoding: "utf8" });
  if (tried.status !== 0) throw new Error(`The headless Chromium can't start: ${tried.stderr || String(tried.error)}`);
  return { LD_LIBRARY_PATH: folder };
}
